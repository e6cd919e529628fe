import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { conversationQuery, messagingKeys, sendMessage, takeOver } from '@/api/messaging';
import { templatesQuery } from '@/api/templates';
import { sessionQuery } from '@/api/session';
import type { Conversation, OutgoingMessage } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { SendTemplate } from '@/components/send-template';
import { useTranslation } from '@/i18n';
import { fill, fromTemplate, templateFor } from '@/lib/template-draft';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import { useNow } from '@/lib/use-now';

interface Props {
  conversationId: string;
  /** Of the template that goes with the stage. */
  name: string | undefined;
  /** The applicant's. */
  language: string;
  /** What its variables are usually about: proposed, and can be written over. */
  known: Readonly<Record<string, string>>;
  onClose: () => void;
}

/** Words to the applicant where he is: as text while WhatsApp lets it through, else by a template. Those of the stage's template are there to begin with. */
export function Message({ conversationId, name, language, known, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const queries = useQueryClient();
  const me = useQuery(sessionQuery).data?.user?.id;
  const { data: conversation, error } = useQuery(conversationQuery(conversationId));
  const ofStage = templateFor(useQuery({ ...templatesQuery, enabled: name !== undefined }).data ?? [], name, language);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (ofStage ? fill(fromTemplate(ofStage).body, known) : '');
  const sending = useMutation({
    mutationFn: async ({ to, message }: { to: Conversation; message: OutgoingMessage }) => {
      // Whoever writes answers from here on: the bot and he would talk at cross purposes.
      if (!message.template && (to.answeredBy !== 'person' || to.agentId !== me)) await takeOver(to.id);
      await sendMessage(to.id, message);
    },
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: messagingKeys.conversation(conversationId) });
      toast(t('applications.messageSent'), 'good');
      onClose();
    },
    onError: failure => toast(problemText(t, failure), 'danger'),
  });
  // Which of the two dialogs it is hangs on it: one that changes under the pointer is none.
  if (!conversation && !error) return null;
  if (conversation && !(conversation.windowEndsAt && Date.parse(conversation.windowEndsAt) > now)) {
    return <SendTemplate conversation={conversation} first={ofStage} known={known} send={message => sending.mutate({ to: conversation, message })} onClose={onClose} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (conversation && text.trim()) sending.mutate({ to: conversation, message: { text: text.trim() } });
  };
  return (
    <Dialog
      open onClose={onClose} title={t('applications.message')} lead={t('applications.messageLead')}
      foot={
        <>
          {error && <p role="alert" dir="auto" className={field.error}>{problemText(t, error)}</p>}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form="application-message" look="primary" disabled={!conversation || !text.trim() || sending.isPending}>{t('chats.send')}</Button>
        </>
      }
    >
      <form id="application-message" onSubmit={submit}>
        <textarea className={field.input} rows={5} dir="auto" maxLength={4096} autoFocus aria-label={t('chats.compose')} value={text} onChange={event => setTyped(event.target.value)} />
      </form>
    </Dialog>
  );
}
