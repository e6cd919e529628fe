import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { chatFilesQuery, mediaUrl } from '@/api/messaging';
import { ErrorState } from '@/components/error-state';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import styles from './details.module.css';

/** All that was sent in this chat, newest first. */
export function Files({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: files, error, refetch } = useQuery(chatFilesQuery(id));
  if (error && !files) return <section className={styles.part}><h3>{t('chats.files')}</h3><ErrorState error={error} retry={() => void refetch()} /></section>;
  if (!files || files.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{t('chats.files')}</h3>
      <ul className={styles.files}>
        {files.map(file => (
          <li key={file.mediaId}>
            <a href={mediaUrl(file.mediaId)} target="_blank" rel="noreferrer" title={format.dateTime(file.at)}>
              {file.mimeType.startsWith('image/') ? <img src={mediaUrl(file.mediaId)} alt={file.filename ?? t('chats.kinds.image')} loading="lazy" /> : <><FileText size={16} aria-hidden /><bdi>{file.filename ?? file.mimeType}</bdi></>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
