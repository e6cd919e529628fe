import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '@/api/types';
import styles from './thread.module.css';

const troubles = ['failed', 'withheld', 'unknown'] as const;

/** What kept a message from arriving, and why, in words and with the code that can be looked up. */
export function Trouble({ message: { status, failure, failureDetail } }: { message: Message }) {
  const { t } = useTranslation();
  const trouble = troubles.find(value => value === status);
  if (!trouble) return null;
  const why = [failureDetail, failure && `(${failure})`].filter(Boolean).join(' ');
  return (
    <p className={trouble === 'failed' ? styles.failed : styles.note}>
      <CircleAlert size={12} aria-hidden />
      <span>{t(`chats.status.${trouble}`)}{why && <>: <bdi>{why}</bdi></>}</span>
    </p>
  );
}
