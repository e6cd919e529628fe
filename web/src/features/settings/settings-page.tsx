import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { useCallback } from 'react';
import { EmptyState } from '@/components/empty-state';
import { LookOnly } from '@/components/look-only';
import { PaneHeader } from '@/components/pane-header';
import { Panes } from '@/components/panes';
import { useTranslation } from '@/i18n';
import { settingsSections } from '@/lib/pages';
import { mayChange, maySet } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import { AlertsSection } from './alerts/alerts-section';
import { AuditSection } from './audit/audit-section';
import { ChargesSection } from './charges/charges-section';
import { CompanySection } from './company/company-section';
import { HoursSection } from './hours/hours-section';
import { LanguagesSection } from './languages/languages-section';
import { NumbersSection } from './numbers/numbers-section';
import { PaymentsSection } from './payments/payments-section';
import { KeysSection } from './keys/keys-section';
import { PrivacySection } from './privacy/privacy-section';
import { RepliesSection } from './replies/replies-section';
import { RetentionSection } from './retention/retention-section';
import { SecuritySection } from './security/security-section';
import styles from './settings-page.module.css';
import { UsersSection } from './users/users-section';

export function SettingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const params = useParams({ strict: false });
  const section = settingsSections.find(name => name === params.section);
  const roles = useRoles();
  const back = useCallback(() => void navigate({ to: '/settings' }), [navigate]);

  const work = () => {
    if (!section) return <EmptyState icon={Settings} title={t('settings.select')} text={t('settings.selectHint')} />;
    const readOnly = !mayChange(roles, section);
    return (
      <>
        <PaneHeader title={t(`settings.sections.${section}`)} note={readOnly ? t('settings.readOnly') : undefined} onBack={back} />
        <LookOnly on={readOnly}>
          {section === 'charges' && <ChargesSection />}
          {section === 'company' && <CompanySection />}
          {section === 'users' && <UsersSection />}
          {section === 'security' && <SecuritySection />}
          {section === 'audit' && <AuditSection />}
          {section === 'replies' && <RepliesSection />}
          {section === 'numbers' && <NumbersSection />}
          {section === 'payments' && <PaymentsSection />}
          {section === 'hours' && <HoursSection />}
          {section === 'languages' && <LanguagesSection />}
          {section === 'keys' && <KeysSection />}
          {section === 'alerts' && <AlertsSection />}
          {section === 'retention' && <RetentionSection />}
          {section === 'privacy' && <PrivacySection />}
        </LookOnly>
      </>
    );
  };

  return (
    <Panes
      selected={!!section}
      onBack={back}
      list={
        <>
          <PaneHeader level={1} title={t('settings.title')} />
          <nav className={styles.nav} aria-label={t('settings.title')}>
            {settingsSections.filter(name => maySet(roles, name)).map(name => (
              <Link key={name} to="/settings/$section" params={{ section: name }} className={styles.link}>
                {t(`settings.sections.${name}`)}
              </Link>
            ))}
          </nav>
        </>
      }
      work={work()}
    />
  );
}
