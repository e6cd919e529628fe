import { Copy } from 'lucide-react';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import styles from './numbers.module.css';

/** What Bridge understands: messages, and what Meta tells of templates, numbers and the account. */
const fields = [
  'messages', 'message_template_status_update', 'message_template_quality_update', 'template_category_update', 'message_template_components_update', 'phone_number_quality_update', 'phone_number_name_update',
  'business_capability_update', 'account_update', 'account_alerts', 'account_review_update', 'user_preferences', 'security',
];

export function Webhook({ url }: { url: string }) {
  const { t } = useTranslation();
  if (!url) return <p role="alert">{t('account.noWebhookUrl')}</p>;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    toast(t('common.copied'), 'good');
  };
  return (
    <>
      <p className={styles.note}>{t('account.webhookLead')}</p>
      <dl className={styles.webhook}>
        <dt>{t('account.webhookUrl')}</dt>
        <dd><code dir="ltr">{url}</code> <IconButton icon={Copy} label={t('common.copy')} onClick={() => void copy()} /></dd>
        <dt>{t('account.webhookFields')}</dt>
        <dd><code dir="ltr">{fields.join(', ')}</code></dd>
      </dl>
    </>
  );
}
