import type { CannedReply } from '@/api/types';

/** What was typed after a `/` at the beginning; null where the text is none of a shortcut. */
export const shortcutIn = (text: string): string | null => /^\/([a-z0-9-]*)$/i.exec(text)?.[1]?.toLowerCase() ?? null;

/** Those whose shortcut begins so, then those whose words hold it. */
export function matching(replies: readonly CannedReply[], typed: string): CannedReply[] {
  const begins = replies.filter(reply => reply.shortcut.startsWith(typed));
  const holds = typed === '' ? [] : replies.filter(reply => !begins.includes(reply) && reply.text.toLowerCase().includes(typed));
  return [...begins, ...holds].slice(0, 8);
}

/** The text with its variables filled in; what is not known is left out, with the space before it. */
export const filled = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/ ?\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return value ? `${whole.startsWith(' ') ? ' ' : ''}${value}` : '';
  });
