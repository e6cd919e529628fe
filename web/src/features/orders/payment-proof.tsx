import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { chatFilesQuery, mediaUrl } from '@/api/messaging';
import type { Order } from '@/api/types';
import { ErrorState } from '@/components/error-state';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import styles from './orders.module.css';

const shown = 4;

/** What the customer has sent since he ordered, beside what it should come to. */
export function PaymentProof({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: files, error, refetch } = useQuery(chatFilesQuery(order.conversationId));
  const since = Date.parse(order.placedAt);
  const sent = files?.filter(({ at, mimeType }) => Date.parse(at) >= since && (mimeType.startsWith('image/') || mimeType === 'application/pdf')).slice(0, shown);
  return (
    <div className={styles.proof}>
      <div><p className={styles.why}>{t('orders.toBePaid')}</p><p className={styles.due}><bdi className="numeric">{format.money(order.total, order.currency)}</bdi></p></div>
      {error && !sent && <ErrorState error={error} retry={() => void refetch()} />}
      {sent && sent.length > 0
        ? (
          <ul aria-label={t('orders.proof')}>
            {sent.map(file => (
              <li key={file.mediaId}>
                <a href={mediaUrl(file.mediaId)} target="_blank" rel="noreferrer" title={format.dateTime(file.at)}>
                  {file.mimeType.startsWith('image/') ? <img src={mediaUrl(file.mediaId)} alt={t('orders.proof')} /> : <><FileText size={16} aria-hidden /> <bdi>{file.filename ?? file.mimeType}</bdi></>}
                </a>
              </li>
            ))}
          </ul>
        )
        : sent && <p className={styles.why}>{t('orders.noProof')}</p>}
    </div>
  );
}
