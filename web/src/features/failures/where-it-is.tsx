import { Link } from '@tanstack/react-router';
import type { DeadLetterKind } from '@/api/types';
import buttons from '@/components/button.module.css';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';

/** The page where its people meet it, and decide what is not decided here. */
export function WhereItIs({ kind, of }: { kind: DeadLetterKind; of: string | null }) {
  const { t } = useTranslation();
  const look = classes(buttons.button, buttons.quiet);
  if (kind === 'Call') return <Link to="/erp" search={{ view: 'calls' }} className={look}>{t('failures.openCall')}</Link>;
  if (of === null) return null;
  switch (kind) {
    case 'Message': return <Link to="/chats/$conversationId" params={{ conversationId: of }} className={look}>{t('failures.openChat')}</Link>;
    case 'Order': return <Link to="/orders/$orderId" params={{ orderId: of }} className={look}>{t('failures.openOrder')}</Link>;
    case 'Application': return <Link to="/applications/$applicationId" params={{ applicationId: of }} className={look}>{t('failures.openApplication')}</Link>;
    default: return null;
  }
}
