import { Mic, Paperclip, SendHorizontal, Smile, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { AttachMenu } from './attach-menu';
import { usePhone } from './context';
import { EmojiPicker } from './emoji-picker';
import type { PhoneMessage } from './model';
import { Quote } from './quote';
import { Recorder } from './recorder';

type Open = 'attach' | 'emoji' | null;

export function Composer({ quoted, onSent }: { quoted?: PhoneMessage | undefined; onSent: () => void }) {
  const { words, actions } = usePhone();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Open>(null);
  const [recording, setRecording] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (quoted) field.current?.focus();
  }, [quoted]);

  const send = () => {
    const written = text.trim();
    if (!written) return;
    actions.onText(written, quoted?.id);
    setText('');
    onSent();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed (an IME, an Arabic or Nepali keyboard), Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && quoted) {
      onSent();
    }
  };

  const insert = (emoji: string) => {
    const { selectionStart, selectionEnd } = field.current ?? { selectionStart: text.length, selectionEnd: text.length };
    setText(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    field.current?.focus();
  };

  const { onVoice } = actions;
  if (recording && onVoice) {
    return (
      <Recorder
        onDiscard={() => setRecording(false)}
        onSend={voice => {
          setRecording(false);
          onVoice(voice);
        }}
      />
    );
  }
  const canAttach = actions.onFile ?? actions.onLocation ?? actions.onShareContact;
  return (
    <form
      className="wa-composer"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className="wa-box">
        {quoted && (
          <div className="wa-replying">
            <Quote message={quoted} />
            <button type="button" className="wa-icon" onClick={onSent} aria-label={words.cancel}><X aria-hidden size={18} /></button>
          </div>
        )}
        <div className="wa-line">
          <button type="button" className="wa-icon" aria-label={words.emoji} aria-expanded={open === 'emoji'} onClick={() => setOpen(open === 'emoji' ? null : 'emoji')}><Smile aria-hidden size={23} strokeWidth={1.7} /></button>
          <textarea ref={field} dir="auto" rows={1} value={text} onChange={event => setText(event.target.value)} onKeyDown={onKeyDown} placeholder={words.message} aria-label={words.message} maxLength={4096} />
          {canAttach && (
            <button type="button" className="wa-icon" aria-label={words.attach} aria-expanded={open === 'attach'} onClick={() => setOpen(open === 'attach' ? null : 'attach')}><Paperclip aria-hidden size={21} strokeWidth={1.7} /></button>
          )}
        </div>
      </div>
      {text.trim() || !actions.onVoice
        ? <button type="submit" className="wa-round" aria-label={words.send}><SendHorizontal aria-hidden size={20} className="flips" /></button>
        : <button type="button" className="wa-round" aria-label={words.voice} onClick={() => setRecording(true)}><Mic aria-hidden size={21} /></button>}
      {open === 'attach' && <AttachMenu close={() => setOpen(null)} />}
      {open === 'emoji' && <EmojiPicker onPick={insert} close={() => setOpen(null)} />}
    </form>
  );
}
