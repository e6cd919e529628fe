import { Ban, Check, CheckCheck, CircleAlert, CircleHelp, Clock3, type LucideIcon } from 'lucide-react';
import type { DeliveryStatus } from '@/api/types';
import { useTranslation } from '@/i18n';
import styles from './thread.module.css';

const icons: Record<DeliveryStatus, LucideIcon> = {
  pending: Clock3, sent: Check, delivered: CheckCheck, read: CheckCheck, failed: CircleAlert, unknown: CircleHelp, withheld: Ban,
};

/** How far a message of ours has come, as WhatsApp shows it. */
export function Ticks({ status }: { status: DeliveryStatus }) {
  const { t } = useTranslation();
  const Icon = icons[status];
  return <span className={styles.ticks} data-status={status} title={t(`chats.status.${status}`)}><Icon size={14} aria-label={t(`chats.status.${status}`)} /></span>;
}
