import { useState, type FormEvent } from 'react';
import type { Conversation, OutgoingMessage } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { useCustomerWords } from './use-customer-words';

interface Props {
  conversation: Conversation;
  what: 'Location' | 'Phone';
  send: (message: OutgoingMessage) => void;
  onClose: () => void;
}

/** The question for an address or a number, with WhatsApp's own button under it: he answers with a tap. */
export function AskFor({ conversation, what, send, onClose }: Props) {
  const { t } = useTranslation();
  const { say } = useCustomerWords(conversation.id);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? say?.(`chats.more.ask.${what}`) ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ content: { type: what === 'Location' ? 'location_request' : 'contact_request', body: text.trim() } });
    onClose();
  };
  return (
    <Dialog
      open onClose={onClose} title={t(what === 'Location' ? 'chats.more.items.address' : 'chats.more.items.phone')} lead={t('chats.more.askLead')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form="ask-for" look="primary" disabled={!text.trim()}>{t('chats.send')}</Button>
        </>
      }
    >
      <form id="ask-for" onSubmit={submit}>
        <textarea className={field.input} rows={4} dir="auto" maxLength={1024} autoFocus aria-label={t('chats.compose')} value={text} onChange={event => setTyped(event.target.value)} />
      </form>
    </Dialog>
  );
}
