import type { Ask, Content, Media, Option, Place } from './model';

/** Message objects of the Cloud API, as sent and as received, become what the phone draws. Nothing in them is taken for granted. */
export type Json = unknown;

/** Media that are known by more than the payload says: the bytes' address, size, type. */
export type KnownMedia = Omit<Media, 'as'>;

export function at(value: Json, ...path: (string | number)[]): Json {
  return path.reduce<Json>((found, key) => (typeof found === 'object' && found !== null ? (found as Record<string | number, Json>)[key] : undefined), value);
}

export function textAt(value: Json, ...path: (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function itemsAt(value: Json, ...path: (string | number)[]): Json[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function contentOf(payload: Json, known: KnownMedia = {}, text?: string): Content {
  const type = textAt(payload, 'type');
  switch (type) {
    case 'text':
      return { kind: 'text', body: textAt(payload, 'text', 'body') ?? '' };
    case 'button':
      return { kind: 'text', body: textAt(payload, 'button', 'text') ?? '' };
    case 'template':
      return { kind: 'text', body: text ?? textAt(payload, 'template', 'name') ?? '' };
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
      return { kind: 'media', media: mediaOf(at(payload, type), type, known), caption: textAt(payload, type, 'caption') };
    case 'audio':
      return { kind: 'media', media: mediaOf(at(payload, type), at(payload, 'audio', 'voice') === true ? 'voice' : 'audio', known) };
    case 'location':
      return { kind: 'location', place: placeOf(at(payload, 'location')) };
    case 'contacts':
      return {
        kind: 'contacts',
        cards: itemsAt(payload, 'contacts').map(card => ({ name: textAt(card, 'name', 'formatted_name') ?? '', phone: textAt(card, 'phones', 0, 'phone') })),
      };
    case 'interactive':
      return interactiveOf(at(payload, 'interactive'), known);
    default:
      return { kind: 'unsupported' };
  }
}

function interactiveOf(interactive: Json, known: KnownMedia): Content {
  const reply = textAt(interactive, 'button_reply', 'title') ?? textAt(interactive, 'list_reply', 'title');
  if (reply) {
    const description = textAt(interactive, 'list_reply', 'description');
    return { kind: 'text', body: description ? `${reply}\n${description}` : reply };
  }
  const header = at(interactive, 'header');
  const headerType = textAt(header, 'type');
  const ask = askOf(interactive);
  if (!ask) return { kind: 'unsupported' };
  return {
    kind: 'question',
    header: headerType === 'text' ? textAt(header, 'text') : undefined,
    media: headerType === 'image' || headerType === 'video' || headerType === 'document' ? mediaOf(at(header, headerType), headerType, known) : undefined,
    body: textAt(interactive, 'body', 'text') ?? '',
    footer: textAt(interactive, 'footer', 'text'),
    ask,
  };
}

function askOf(interactive: Json): Ask | undefined {
  const action = at(interactive, 'action');
  switch (textAt(interactive, 'type')) {
    case 'button':
      return { kind: 'buttons', buttons: itemsAt(action, 'buttons').map(button => optionOf(at(button, 'reply'))) };
    case 'list':
      return {
        kind: 'list',
        button: textAt(action, 'button') ?? '',
        sections: itemsAt(action, 'sections').map(section => ({ title: textAt(section, 'title'), rows: itemsAt(section, 'rows').map(optionOf) })),
      };
    case 'cta_url':
      return { kind: 'link', label: textAt(action, 'parameters', 'display_text') ?? '', url: textAt(action, 'parameters', 'url') ?? '' };
    case 'request_contact_info':
      return { kind: 'contact' };
    case 'location_request_message':
      return { kind: 'location' };
    default:
      return undefined;
  }
}

function optionOf(option: Json): Option {
  return { id: textAt(option, 'id') ?? '', title: textAt(option, 'title') ?? '', description: textAt(option, 'description') };
}

function mediaOf(part: Json, as: Media['as'], known: KnownMedia): Media {
  return {
    as,
    src: known.src ?? textAt(part, 'link'),
    filename: textAt(part, 'filename') ?? known.filename,
    mimeType: known.mimeType ?? textAt(part, 'mime_type'),
    size: known.size,
  };
}

function placeOf(location: Json): Place {
  return {
    latitude: Number(at(location, 'latitude')),
    longitude: Number(at(location, 'longitude')),
    name: textAt(location, 'name'),
    address: textAt(location, 'address'),
  };
}
