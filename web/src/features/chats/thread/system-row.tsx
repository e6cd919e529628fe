import { useTranslation } from 'react-i18next';
import type { Message } from '@/api/types';
import { useFormat } from '@/lib/use-format';
import styles from './thread.module.css';

/** Who answers from here on, and what the company's people should know: small, between the bubbles. */
export function SystemRow({ message }: { message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { item, line, at } = message;
  const words = () => {
    if (item?.type === 'taken_over') return t('chats.system.taken_over');
    if (item?.type === 'handed_back') return t('chats.system.handed_back');
    if (line) return t('chats.system.other', { text: [line.code, ...Object.values(line.arguments)].join(' · ') });
    return t('chats.lost');
  };
  return <li className={styles.systemLine} title={format.dateTime(at)}><bdi>{words()}</bdi></li>;
}
