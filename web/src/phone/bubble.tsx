import { usePhone } from './context';
import { BubbleMenu } from './bubble-menu';
import { MessageContent } from './content';
import { clock } from './format';
import { Clock, DoubleTick, SingleTick } from './icons';
import type { Delivery, PhoneMessage } from './model';
import { Quote } from './quote';

interface BubbleProps {
  message: PhoneMessage;
  /** The first of a row by the same side has the tail. */
  first: boolean;
  quoted?: PhoneMessage | undefined;
  jumpTo: (id: string) => void;
}

export function Bubble({ message, first, quoted, jumpTo }: BubbleProps) {
  const { words, business } = usePhone();
  const mine = message.from === 'customer';
  const reactions = message.reactions ?? [];
  return (
    <li className={`wa-row ${mine ? 'wa-mine' : 'wa-theirs'} ${first ? 'wa-first' : ''} ${reactions.length > 0 ? 'wa-reacted' : ''}`} data-id={message.id}>
      <div className={`wa-bubble wa-is-${message.content.kind}`}>
        <span className="visually-hidden">{mine ? words.you : business}:</span>
        {quoted && (
          <button type="button" className="wa-quote-link" onClick={() => jumpTo(quoted.id)}><Quote message={quoted} /></button>
        )}
        <MessageContent message={message} meta={<Meta message={message} />} />
        {reactions.length > 0 && <span className="wa-reactions">{reactions.join('')}</span>}
        <BubbleMenu message={message} />
      </div>
    </li>
  );
}

function Meta({ message }: { message: PhoneMessage }) {
  const { language } = usePhone();
  return (
    <span className="wa-meta">
      <time dateTime={message.at}>{clock(message.at, language)}</time>
      {message.from === 'customer' && message.delivery && <Ticks delivery={message.delivery} />}
    </span>
  );
}

function Ticks({ delivery }: { delivery: Delivery }) {
  const { words } = usePhone();
  return (
    <span className={`wa-ticks wa-${delivery}`} role="img" aria-label={words[delivery]}>
      {delivery === 'pending' ? <Clock /> : delivery === 'failed' ? '!' : delivery === 'sent' ? <SingleTick /> : <DoubleTick />}
    </span>
  );
}
