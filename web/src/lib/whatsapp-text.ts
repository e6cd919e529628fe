export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; parts: TextPart[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

const marks = { '*': 'bold', '_': 'italic', '~': 'strike' } as const;

// A pair of marks hugs its words and stands between words; code comes first, for nothing inside it is marked; then addresses.
const pattern = /```([\s\S]+?)```|`([^`\n]+)`|(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'*_~])|(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\4(?![\p{L}\p{N}])/gu;

/** WhatsApp's own marks (*bold*, _italic_, ~struck~, ```code```) and links, as parts to draw; anything else stays the text it is. */
export function parseWhatsAppText(source: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    if (match.index > end) parts.push({ kind: 'text', text: source.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, block, inline, href, mark, inner] = match;
    const code = block ?? inline;
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (href !== undefined) parts.push({ kind: 'link', text: href, href });
    else parts.push({ kind: marks[mark as keyof typeof marks], parts: parseWhatsAppText(inner ?? '') });
  }
  if (end < source.length) parts.push({ kind: 'text', text: source.slice(end) });
  return parts;
}

/** The words alone, for where there is no room to draw them. */
export const withoutMarks = (source: string) => wordsOf(parseWhatsAppText(source));

const wordsOf = (parts: TextPart[]): string => parts.map(part => ('parts' in part ? wordsOf(part.parts) : part.text)).join('');
