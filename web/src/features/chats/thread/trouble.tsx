import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { messagingKeys, resendMessage } from '@/api/messaging';
import type { Message } from '@/api/types';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import { useMayChange } from '@/lib/use-may-change';
import styles from './thread.module.css';

const troubles = ['failed', 'withheld', 'unknown'] as const;

/** What kept a message from arriving, and why, in words and with the code that can be looked up. */
export function Trouble({ message: { id, status, failure, failureDetail, by }, conversationId }: { message: Message; conversationId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayAnswer = useMayChange('chats');
  const resending = useMutation({
    mutationFn: () => resendMessage(conversationId, id),
    onSettled: () => queries.invalidateQueries({ queryKey: messagingKeys.messages(conversationId) }),
  });
  const trouble = troubles.find(value => value === status);
  if (!trouble) return null;
  // What the bot kept to itself because a person had taken over stays unsaid; what failed may come through at a second try.
  const mayAgain = mayAnswer && (by === 'person' || (by === 'bot' && trouble === 'failed'));
  const why = [failureDetail, failure && `(${failure})`].filter(Boolean).join(' ');
  return (
    <p className={trouble === 'failed' ? styles.failed : styles.note}>
      <CircleAlert size={12} aria-hidden />
      <span>{t(`chats.status.${trouble}`)}{why && <>: <bdi>{why}</bdi></>}</span>
      {mayAgain && <Button look="bare" disabled={resending.isPending || resending.isSuccess} onClick={() => resending.mutate()}>{t('chats.sendAgain')}</Button>}
    </p>
  );
}
