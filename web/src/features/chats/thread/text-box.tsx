import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Paperclip, SendHorizontal, SquareMousePointer, StickyNote, X } from 'lucide-react';
import { useRef, useState, type ClipboardEvent, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { cannedRepliesQuery } from '@/api/messaging';
import { sessionQuery } from '@/api/session';
import type { CannedReply, Conversation, Message, OutgoingMessage } from '@/api/types';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { displayName } from '@/lib/display-name';
import { filled, matching, shortcutIn } from '../model/canned';
import { quotedWords } from '../model/quotes';
import { CannedList } from './canned-list';
import styles from './composer.module.css';
import { MoreMenu } from './more-menu';
import { useAttachment } from './use-attachment';
import { useTellReplying } from './use-replying';
import { messageSent, noteWritten, useWritten, write } from './written';

/** What WhatsApp takes as one text; under a file, and above buttons, less. */
const longest = { text: 4096, caption: 1024 };
const mostButtons = 3;

interface Props {
  conversation: Conversation;
  quoted: Message | null;
  onQuote: (message: Message | null) => void;
  send: (message: OutgoingMessage) => void;
  note: (text: string) => void;
  children: ReactNode;
}

/** Enter sends, Shift+Enter begins a line; `/` finds a canned reply, a pasted picture is attached. */
export function TextBox({ conversation, quoted, onQuote, send, note, children }: Props) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const queries = useQueryClient();
  const { data: replies } = useQuery(cannedRepliesQuery);
  const { id } = conversation;
  const { text: message, buttons, note: noted, asNote } = useWritten(id);
  const text = asNote ? noted : message;
  const setButtons = (titles: readonly string[]) => write(id, { buttons: titles });
  const [chosen, setChosen] = useState(0);
  const [listClosed, setListClosed] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const typed = useRef<HTMLTextAreaElement>(null);
  const attachment = useAttachment(id);
  const tellReplying = useTellReplying(id);
  const words = text.trim();
  const titles = buttons.map(title => title.trim()).filter(Boolean);
  const over = words.length - (!asNote && (attachment.media || titles.length > 0) ? longest.caption : longest.text);
  const ready = over <= 0 && (asNote ? words !== '' : (words !== '' || (attachment.media !== null && titles.length === 0)) && !attachment.busy);
  const shortcut = listClosed || asNote ? null : shortcutIn(text);
  const offered = shortcut === null ? [] : matching(replies ?? [], shortcut);

  const take = (reply: CannedReply) => {
    write(id, {
      text: filled(reply.text, { name: displayName(conversation.contact) ?? '', phone: conversation.contact.phone ?? '', agent: session?.user?.name ?? '' }),
      buttons: reply.buttons.map(button => button.title),
    });
    if (reply.file) attachment.attachCanned(reply.id, reply.file.filename);
    setChosen(0);
  };
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (asNote) {
      note(words);
      noteWritten(id);
      return;
    }
    send({
      ...(words && { text: words }), ...(attachment.media && { mediaId: attachment.media.mediaId }), ...(titles.length > 0 && { buttons: titles.map(title => ({ title })) }),
      ...(quoted?.wamid && { replyToWamid: quoted.wamid }),
    });
    messageSent(id);
    attachment.clear();
    onQuote(null);
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Half a word of a composed script is not a message.
    if (event.nativeEvent.isComposing) return;
    const reply = offered[chosen];
    if (reply && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      take(reply);
    } else if (shortcut !== null && replies === undefined && event.key === 'Enter') {
      // Quicker than the replies came: a shortcut is nothing to say to a customer, so it waits for them.
      event.preventDefault();
      void queries.fetchQuery(cannedRepliesQuery).then(all => {
        const [first] = matching(all, shortcut);
        if (first && typed.current?.value === text) take(first);
      }, () => undefined);
    } else if (offered.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (event.key === 'Enter' && !event.shiftKey) submit(event);
    else if (event.key === 'Escape' && (offered.length > 0 || asNote || quoted)) {
      event.stopPropagation();
      event.preventDefault();
      if (offered.length > 0) setListClosed(true);
      else if (asNote) write(id, { asNote: false });
      else onQuote(null);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const [pasted] = event.clipboardData.files;
    if (!pasted || asNote) return;
    event.preventDefault();
    attachment.attach(pasted);
  };

  return (
    <form onSubmit={submit} className={styles.form} data-note={asNote}>
      {offered.length > 0 && <CannedList replies={offered} chosen={chosen} onChoose={take} />}
      {!asNote && quoted && (
        <p className={styles.above}><span dir="auto">{t('chats.answerTo')} {quotedWords(t, quoted)}</span><IconButton icon={X} label={t('chats.noQuote')} onClick={() => onQuote(null)} /></p>
      )}
      {!asNote && attachment.name && (
        <p className={styles.above}><Paperclip size={13} aria-hidden /> <span dir="auto">{attachment.busy ? t('chats.uploading', { name: attachment.name }) : attachment.name}</span><IconButton icon={X} label={t('chats.removeFile')} onClick={attachment.clear} /></p>
      )}
      {attachment.error !== null && <p role="alert" dir="auto" className={styles.above}>{problemText(t, attachment.error)}</p>}
      {!asNote && buttons.map((title, index) => (
        <p key={index} className={styles.above}>
          <input dir="auto" maxLength={20} aria-label={t('chats.button', { number: index + 1 })} placeholder={t('chats.button', { number: index + 1 })} value={title} onChange={event => setButtons(buttons.map((one, at) => (at === index ? event.target.value : one)))} />
          <IconButton icon={X} label={t('chats.removeButton', { number: index + 1 })} onClick={() => setButtons(buttons.filter((_, at) => at !== index))} />
        </p>
      ))}
      <div className={styles.composer}>
        <span className={styles.tools}>
          <IconButton icon={Paperclip} label={t('chats.attach')} disabled={asNote} onClick={() => file.current?.click()} />
          <IconButton icon={SquareMousePointer} label={t('chats.addButton')} disabled={asNote || buttons.length >= mostButtons} onClick={() => setButtons([...buttons, ''])} />
          <MoreMenu conversation={conversation} disabled={asNote} send={send} />
          <IconButton icon={StickyNote} label={t('chats.writeNote')} aria-pressed={asNote} onClick={() => write(id, { asNote: !asNote })} />
        </span>
        <input ref={file} type="file" hidden aria-label={t('chats.attach')} onChange={event => {
          const [picked] = event.target.files ?? [];
          if (picked) attachment.attach(picked);
          event.target.value = '';
        }} />
        <textarea
          ref={typed} className={styles.box} rows={1} dir="auto" autoFocus aria-label={t('chats.compose')} placeholder={asNote ? t('chats.notePlaceholder') : t('chats.composePlaceholder')} title={t('chats.sendHint')}
          value={text} onChange={event => {
            write(id, asNote ? { note: event.target.value } : { text: event.target.value });
            setChosen(0);
            setListClosed(false);
            if (!asNote && event.target.value.trim()) tellReplying();
          }} onKeyDown={onKey} onPaste={onPaste}
        />
        {over > 0 && <span role="status" className={styles.over}>{t('chats.tooLong', { count: over })}</span>}
        <Button type="submit" look="primary" disabled={!ready}><SendHorizontal size={14} className="flips" aria-hidden /> {asNote ? t('chats.keepNote') : t('chats.send')}</Button>
        {children}
      </div>
    </form>
  );
}
