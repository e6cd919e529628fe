import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquareReply, Paperclip, Plus } from 'lucide-react';
import { useState } from 'react';
import { cannedRepliesQuery, removeCannedReply } from '@/api/messaging';
import type { CannedReply } from '@/api/types';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { ReplyDialog } from './reply-dialog';
import styles from './replies.module.css';

/** Sentences that are said often, found in the composer by `/`. */
export function RepliesSection() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: replies, error, refetch } = useQuery(cannedRepliesQuery);
  const [editing, setEditing] = useState<CannedReply | 'new' | null>(null);
  const removing = useMutation({ mutationFn: removeCannedReply, onSettled: () => queries.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey }) });
  if (error && !replies) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!replies) return <ListSkeleton rows={4} round={false} />;
  const add = <Button look="primary" onClick={() => setEditing('new')}><Plus size={14} aria-hidden /> {t('settings.replies.add')}</Button>;
  return (
    <>
      {replies.length === 0
        ? <EmptyState icon={MessageSquareReply} title={t('settings.replies.empty')} text={t('settings.replies.lead')}>{add}</EmptyState>
        : (
          <Sections>
            <Section>
              <div className={styles.head}><p className={styles.lead}>{t('settings.replies.lead')}</p>{add}</div>
              <ul className={styles.list} aria-label={t('settings.sections.replies')}>
                {replies.map(reply => (
                  <li key={reply.id} className={styles.reply}>
                    <div className={styles.words}>
                      <p><b><bdi dir="ltr">/{reply.shortcut}</bdi></b></p>
                      <p className={styles.text} dir="auto">{reply.text}</p>
                      {(reply.file || reply.buttons.length > 0) && (
                        <p className={styles.more}>
                          {reply.file && <span><Paperclip size={12} aria-hidden /> <bdi>{reply.file.filename}</bdi></span>}
                          {reply.buttons.map(button => <bdi key={button.title} className={styles.button}>{button.title}</bdi>)}
                        </p>
                      )}
                    </div>
                    <span className={styles.acts}>
                      <Button onClick={() => setEditing(reply)}>{t('settings.replies.edit')}</Button>
                      <AskFirst
                        title={t('settings.replies.removeAsk', { shortcut: reply.shortcut })} text={t('settings.replies.removeText')} act={t('settings.replies.remove')}
                        onAct={() => removing.mutate(reply.id)}
                      >
                        {ask => <Button look="bare" disabled={removing.isPending} onClick={ask}>{t('settings.replies.remove')}</Button>}
                      </AskFirst>
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          </Sections>
        )}
      {editing && <ReplyDialog reply={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
