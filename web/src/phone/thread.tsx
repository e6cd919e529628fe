import { ChevronDown, Lock } from 'lucide-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { Bubble } from './bubble';
import { usePhone } from './context';
import { day, sameDay } from './format';
import type { PhoneMessage } from './model';

const NEAR = 80;

export function Thread({ messages, notice, typing }: { messages: PhoneMessage[]; notice: string; typing: boolean }) {
  const { language, words } = usePhone();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const [away, setAway] = useState(false);
  const byId = new Map(messages.map(message => [message.id, message]));

  const toBottom = () => {
    pinned.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };

  // Whoever reads at the bottom stays there, whatever grows: a message, a picture that has loaded, the keyboard.
  useEffect(() => {
    if (!content.current || !scroller.current) return;
    const observer = new ResizeObserver(() => {
      if (pinned.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    });
    observer.observe(content.current);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  // What one has just written oneself is always shown.
  const last = messages.at(-1);
  const written = last?.from === 'customer' ? last.id : undefined;
  useEffect(() => {
    if (!written) return;
    pinned.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [written]);

  const onScroll = () => {
    const view = scroller.current;
    if (!view) return;
    pinned.current = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR;
    setAway(!pinned.current);
  };

  const jumpTo = (id: string) => {
    const target = content.current?.querySelector(`[data-id="${CSS.escape(id)}"]`);
    target?.scrollIntoView({ block: 'center' });
    target?.classList.add('wa-found');
    setTimeout(() => target?.classList.remove('wa-found'), 1200);
  };

  return (
    <div className="wa-thread">
      <div className="wa-scroller" ref={scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={words.message}>
        <div className="wa-content" ref={content}>
          <p className="wa-notice"><Lock aria-hidden size={11} /> {notice}</p>
          <ol className="wa-messages" aria-live="polite" aria-relevant="additions">
            {messages.map((message, index) => {
              const before = messages[index - 1];
              const newDay = !before || !sameDay(before.at, message.at);
              return (
                <Fragment key={message.id}>
                  {newDay && <li className="wa-day"><span>{day(message.at, language, words)}</span></li>}
                  <Bubble message={message} first={newDay || before.from !== message.from} quoted={message.replyTo ? byId.get(message.replyTo) : undefined} jumpTo={jumpTo} />
                </Fragment>
              );
            })}
          </ol>
          {typing && <div className="wa-typing" aria-hidden><i /><i /><i /></div>}
        </div>
      </div>
      {away && (
        <button type="button" className="wa-to-bottom" onClick={toBottom} aria-label={words.toBottom}><ChevronDown aria-hidden size={22} /></button>
      )}
    </div>
  );
}
