import { usePhone } from './context';
import { plain } from './markup';
import type { PhoneMessage } from './model';
import type { Words } from './words';

export function Quote({ message }: { message: PhoneMessage }) {
  const { words, business } = usePhone();
  const { content } = message;
  const picture = content.kind === 'media' || content.kind === 'question' ? content.media : undefined;
  return (
    <span className={`wa-quote ${message.from === 'customer' ? 'wa-quote-me' : ''}`}>
      <span className="wa-quote-text">
        <b><bdi>{message.from === 'customer' ? words.you : business}</bdi></b>
        <span dir="auto">{summary(message, words)}</span>
      </span>
      {picture?.as === 'image' && picture.src && <img src={picture.src} alt="" />}
    </span>
  );
}

function summary({ content }: PhoneMessage, words: Words): string {
  switch (content.kind) {
    case 'text': return plain(content.body);
    case 'question': return plain(content.body);
    case 'media': return content.caption ?? (content.media.as === 'document' ? content.media.filename ?? words.document : content.media.as === 'image' ? words.photo : words.voice);
    case 'location': return content.place.name ?? words.location;
    case 'contacts': return content.cards.map(card => card.name).join(', ');
    case 'unsupported': return words.unsupported;
  }
}
