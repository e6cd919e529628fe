import { readFlow, type Flow, type Unreadable } from '../model/flow';

export type Parsed =
  | { flow: Flow }
  | { broken: { at: number; message: string } }
  | { unreadable: Unreadable };

/** Where the parser stopped, from the browser's own words: Chromium and Firefox name it differently. */
function placeIn(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Math.min(Number(position), text.length);
  // Newer ones of Chromium give ten signs on either side instead.
  const [, token, cut, around] = /^Unexpected token '([^]+?)', (\.\.\.)?"([^]+)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? [];
  if (token !== undefined && around !== undefined) {
    const begin = text.indexOf(around);
    if (begin >= 0) return text.indexOf(token, begin + (cut ? 10 : 0));
  }
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line === undefined) return text.length;
  const before = text.split('\n').slice(0, Number(line) - 1);
  return Math.min(before.join('\n').length + (before.length > 0 ? 1 : 0) + Number(column) - 1, text.length);
}

/** Typed JSON as a flow, or why it is none yet. */
export function parseFlow(text: string, id: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { broken: { at: placeIn(text, message), message } };
  }
  const read = readFlow(value);
  if ('unreadable' in read) return read;
  return read.flow.id === id ? read : { unreadable: { step: 0, reason: 'noId' } };
}

/** The smallest piece to replace so that one text becomes another: the cursor and the view stay where they are. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  let from = 0;
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}
