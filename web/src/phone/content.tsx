import { CircleUserRound, Copy, ExternalLink, List, MapPin, Phone, Reply, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePhone } from './context';
import { Markup } from './markup';
import { MediaView } from './media';
import type { Act, Ask, Content, Option, PhoneMessage, Place } from './model';

/** What is inside a bubble. The time floats at the end of the last line, or over the picture where there is no line. */
export function MessageContent({ message, meta }: { message: PhoneMessage; meta: ReactNode }) {
  const { words } = usePhone();
  const { content } = message;
  switch (content.kind) {
    case 'text':
      return onlyEmoji(content.body)
        ? <div className="wa-text wa-jumbo">{content.body}{meta}</div>
        : <div className="wa-text"><Markup text={content.body} />{meta}</div>;
    case 'media':
      return (
        <>
          <MediaView id={message.id} media={content.media} meta={content.caption ? undefined : meta} />
          {content.caption && <div className="wa-text"><Markup text={content.caption} />{meta}</div>}
        </>
      );
    case 'location':
      return <PlaceView place={content.place} meta={meta} />;
    case 'contacts':
      return (
        <>
          {content.cards.map((card, index) => (
            <div className="wa-card" key={index}>
              <CircleUserRound aria-hidden size={40} strokeWidth={1.1} />
              <span><b><bdi>{card.name}</bdi></b>{card.phone && <bdi className="wa-faint">{card.phone}</bdi>}</span>
            </div>
          ))}
          <div className="wa-text wa-meta-line">{meta}</div>
        </>
      );
    case 'question':
      return <Question message={message} content={content} meta={meta} />;
    case 'unsupported':
      return <div className="wa-text wa-unsupported">{words.unsupported}{meta}</div>;
  }
}

function Question({ message, content, meta }: { message: PhoneMessage; content: Extract<Content, { kind: 'question' }>; meta: ReactNode }) {
  return (
    <>
      {content.media && <MediaView id={message.id} media={content.media} />}
      <div className="wa-text">
        {content.header && <b className="wa-question-header">{content.header}</b>}
        <Markup text={content.body} />
        {!content.footer && meta}
      </div>
      {content.footer && <div className="wa-text wa-footer">{content.footer}{meta}</div>}
      <Asks messageId={message.id} ask={content.ask} />
    </>
  );
}

function Asks({ messageId, ask }: { messageId: string; ask: Ask }) {
  const { words, actions, openSheet } = usePhone();
  const tap = (option: Option) => actions.onTap(messageId, option);
  switch (ask.kind) {
    case 'buttons':
      return (
        <div className="wa-asks">
          {ask.buttons.map(button => (
            <button type="button" className="wa-ask" key={button.id} onClick={() => tap(button)}><Reply aria-hidden size={17} className="flips" /><bdi>{button.title}</bdi></button>
          ))}
        </div>
      );
    case 'acts':
      return ask.acts.length > 0 && (
        <div className="wa-asks">{ask.acts.map(act => <ActButton key={act.id} act={act} tap={tap} />)}</div>
      );
    case 'list':
      return (
        <div className="wa-asks">
          <button type="button" className="wa-ask" aria-haspopup="dialog" onClick={() => openSheet({ kind: 'list', messageId })}><List aria-hidden size={18} className="flips" /><bdi>{ask.button}</bdi></button>
        </div>
      );
    case 'link':
      return (
        <div className="wa-asks">
          <a className="wa-ask" href={ask.url} target="_blank" rel="noreferrer noopener">
            <ExternalLink aria-hidden size={16} /><bdi>{ask.label}</bdi><span className="visually-hidden">({words.link})</span>
          </a>
        </div>
      );
    case 'contact':
      return actions.onShareContact && (
        <div className="wa-asks">
          <button type="button" className="wa-ask" aria-haspopup="dialog" onClick={() => openSheet({ kind: 'contact', replyTo: messageId })}><UserRound aria-hidden size={17} />{words.shareNumber}</button>
        </div>
      );
    case 'location':
      return actions.onLocation && (
        <div className="wa-asks">
          <button type="button" className="wa-ask" aria-haspopup="dialog" onClick={() => openSheet({ kind: 'place', replyTo: messageId })}><MapPin aria-hidden size={17} />{words.sendLocation}</button>
        </div>
      );
  }
}

function ActButton({ act, tap }: { act: Act; tap: (option: Option) => void }) {
  const { words } = usePhone();
  const { kind, id, label, url } = act;
  if (kind === 'reply') return <button type="button" className="wa-ask" onClick={() => tap({ id, title: label })}><Reply aria-hidden size={17} className="flips" /><bdi>{label}</bdi></button>;
  if (kind === 'link') {
    return (
      <a className="wa-ask" href={url} target="_blank" rel="noreferrer noopener">
        <ExternalLink aria-hidden size={16} /><bdi>{label}</bdi><span className="visually-hidden">({words.link})</span>
      </a>
    );
  }
  const Icon = kind === 'call' ? Phone : Copy;
  return <span className="wa-ask"><Icon aria-hidden size={16} /><bdi>{label}</bdi></span>;
}

function PlaceView({ place, meta }: { place: Place; meta: ReactNode }) {
  const { words } = usePhone();
  const named = place.name ?? place.address;
  return (
    <>
      <div className="wa-map" role="img" aria-label={`${words.location} ${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}`}>
        <MapPin aria-hidden size={34} />
        {!named && meta}
      </div>
      {named && (
        <div className="wa-text">
          {place.name && <b className="wa-place" dir="auto">{place.name}</b>}
          {place.address && <span className="wa-faint" dir="auto">{place.address}</span>}
          {meta}
        </div>
      )}
    </>
  );
}

const onlyEmoji = (text: string) => /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u.test(text);
