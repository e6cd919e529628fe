import { EllipsisVertical, Phone as Call, Video } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Composer } from './composer';
import { Phone as PhoneContext, type Sheet } from './context';
import { Verified } from './icons';
import type { Chatter, PhoneActions, PhoneMessage } from './model';
import './phone.css';
import { Sheets } from './sheets';
import { Thread } from './thread';
import { directionOf, wordsOf, type PhoneLanguage } from './words';

export interface PhoneProps {
  business: string;
  me: Chatter;
  messages: PhoneMessage[];
  actions: PhoneActions;
  language?: PhoneLanguage;
  typing?: boolean;
  /** Said at the top of the chat, where WhatsApp tells of encryption. */
  notice?: string;
  /** In place of the three dots. */
  menu?: ReactNode;
}

/** The customer's phone: one chat with the business. It only draws and calls back. */
export function Phone({ business, me, messages, actions, language = 'en', typing = false, notice, menu }: PhoneProps) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const words = wordsOf(language);
  const quoted = messages.find(message => message.id === replyTo);

  return (
    <PhoneContext value={{ language, words, business, me, actions, openSheet: setSheet, reply: setReplyTo }}>
      <section className="wa" lang={language} dir={directionOf(language)} aria-label={me.name}>
        <div className="wa-screen" inert={sheet !== null}>
          <header className="wa-header">
            <span className="wa-avatar" aria-hidden>{[...business][0]}</span>
            <div className="wa-who">
              <h2><bdi>{business}</bdi> <Verified /></h2>
              <p aria-live="polite">{typing ? words.typing : words.businessAccount}</p>
            </div>
            <span className="wa-header-acts">
              {menu ?? (
                <>
                  <Video aria-hidden size={21} />
                  <Call aria-hidden size={19} />
                  <EllipsisVertical aria-hidden size={20} />
                </>
              )}
            </span>
          </header>
          <Thread messages={messages} notice={notice ?? words.notice} typing={typing} />
          <Composer quoted={quoted} onSent={() => setReplyTo(null)} />
        </div>
        {sheet && <Sheets sheet={sheet} messages={messages} close={() => setSheet(null)} />}
      </section>
    </PhoneContext>
  );
}
