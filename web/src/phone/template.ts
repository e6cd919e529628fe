import { itemsAt, textAt, type Json, type KnownMedia } from './cloud-api';
import type { Act, Content, Media } from './model';

/**
 * A template with its variables filled in, as the customer reads it: the sandbox makes this of what was sent, the console of what is being written.
 * `{ header?: { format, text? }, body, footer?, buttons: [{ type, text, url?, phoneNumber?, payload? }] }`
 */
export function templateContent(filled: Json, known: KnownMedia = {}): Content {
  const format = textAt(filled, 'header', 'format');
  return {
    kind: 'question',
    header: format === 'location' ? '📍' : textAt(filled, 'header', 'text'),
    media: format === 'image' || format === 'video' || format === 'document' ? { as: format satisfies Media['as'], ...known } : undefined,
    body: textAt(filled, 'body') ?? '',
    footer: textAt(filled, 'footer'),
    ask: { kind: 'acts', acts: itemsAt(filled, 'buttons').map(actOf) },
  };
}

function actOf(button: Json, index: number): Act {
  const label = textAt(button, 'text') ?? '';
  switch (textAt(button, 'type')) {
    case 'url':
      return { kind: 'link', id: String(index), label, url: textAt(button, 'url') ?? '' };
    case 'phone_number':
      return { kind: 'call', id: String(index), label };
    case 'copy_code':
      return { kind: 'copy', id: String(index), label };
    default:
      return { kind: 'reply', id: textAt(button, 'payload') ?? label, label };
  }
}
