import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquareReply, Plus } from 'lucide-react';
import { useState } from 'react';
import { cannedRepliesQuery, removeCannedReply } from '@/api/messaging';
import type { CannedReply } from '@/api/types';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import users from '../users/users.module.css';
import { ReplyDialog } from './reply-dialog';

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
              <p className={users.note}>{t('settings.replies.lead')}</p>
              <div>{add}</div>
              <ul className={users.list}>
                {replies.map(reply => (
                  <li key={reply.id} className={users.user}>
                    <div className={users.who}><p><b dir="ltr">/{reply.shortcut}</b></p><p className={users.note} dir="auto">{reply.text}</p></div>
                    <span className={users.acts}>
                      <Button onClick={() => setEditing(reply)}>{t('settings.replies.edit')}</Button>
                      <Button look="bare" disabled={removing.isPending} onClick={() => removing.mutate(reply.id)}>{t('settings.replies.remove')}</Button>
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
