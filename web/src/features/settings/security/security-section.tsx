import { Section, Sections } from '@/components/sections';
import { useTranslation } from '@/i18n';
import { OwnSessions } from './own-sessions';
import { Passkeys } from './passkeys';
import { PasswordForm } from './password-form';
import { SecondFactor } from './second-factor';

/** How the reader proves who they are, and where they have. */
export function SecuritySection() {
  const { t } = useTranslation();
  return (
    <Sections>
      <Section title={t('security.password.title')}><PasswordForm /></Section>
      <Section title={t('security.factor.title')}><SecondFactor /></Section>
      <Section title={t('security.passkeys.title')}><Passkeys /></Section>
      <Section title={t('security.sessions.title')}><OwnSessions /></Section>
    </Sections>
  );
}
