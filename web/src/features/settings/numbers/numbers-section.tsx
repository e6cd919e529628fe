import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { accountQuery } from '@/api/account';
import { ErrorState } from '@/components/error-state';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { AccountCheck } from './account-check';
import { KeysForm } from './keys-form';
import { NumbersTable } from './numbers-table';
import styles from './numbers.module.css';
import { Webhook } from './webhook';

/** The WhatsApp account: its numbers, what opens it, and whether all stands as it must. */
export function NumbersSection() {
  const { t } = useTranslation();
  const { data: account, error, refetch } = useQuery(accountQuery);
  if (error && !account) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!account) return <ListSkeleton rows={6} round={false} />;
  return (
    <Sections>
      <Section title={t('account.numbers')}><NumbersTable /></Section>
      <Section title={t('account.check')}><AccountCheck /></Section>
      <Section title={t('account.keys')}>
        <div className={styles.warning} role="note">
          <p className={styles.strong}><TriangleAlert size={14} aria-hidden /> {t('account.before')}</p>
          <p>{t('account.beforeText')}</p>
        </div>
        <KeysForm account={account} />
      </Section>
      <Section title={t('account.webhook')}><Webhook url={account.webhookUrl} /></Section>
    </Sections>
  );
}
