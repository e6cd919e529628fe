import type { CannedReply } from '@/api/types';
import { useTranslation } from '@/i18n';
import styles from './composer.module.css';

interface Props {
  replies: readonly CannedReply[];
  chosen: number;
  onChoose: (reply: CannedReply) => void;
}

/** The canned replies that fit what was typed after `/`; arrows and Enter choose from the text box. */
export function CannedList({ replies, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={styles.canned} aria-label={t('settings.sections.replies')}>
      {replies.map((reply, index) => (
        <li key={reply.id}>
          <button type="button" tabIndex={-1} data-chosen={index === chosen} onClick={() => onChoose(reply)}><b dir="ltr">/{reply.shortcut}</b> <span dir="auto">{reply.text}</span></button>
        </li>
      ))}
    </ul>
  );
}
