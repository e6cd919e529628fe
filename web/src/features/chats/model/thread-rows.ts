import type { Message } from '@/api/types';

export type ThreadRow =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'line'; key: string; message: Message }
  /** `first`: the first of several by the same author, close in time: it carries the tail. */
  | { kind: 'message'; key: string; message: Message; first: boolean };

const sameRun = 5 * 60_000;

const isLine = ({ by, item }: Message) => by === 'system' || item?.type === 'taken_over' || item?.type === 'handed_back' || item?.type === 'conversation_merged' || item?.type === 'tombstone';

/** The thread as it is drawn, oldest first: days told apart, system lines, and messages in runs by author. */
export function threadRows(newestFirst: readonly Message[], dayKey: (at: string) => string): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let day = '';
  let previous: Message | undefined;
  for (const message of newestFirst.toReversed()) {
    const today = dayKey(message.at);
    if (today !== day) {
      rows.push({ kind: 'day', key: today, at: message.at });
      day = today;
      previous = undefined;
    }
    if (isLine(message)) {
      rows.push({ kind: 'line', key: message.id, message });
      previous = undefined;
      continue;
    }
    const first = !previous || previous.by !== message.by || Date.parse(message.at) - Date.parse(previous.at) > sameRun;
    rows.push({ kind: 'message', key: message.id, message, first });
    previous = message;
  }
  return rows;
}

/** The reply ids that the customer tapped: the choice is marked on the message that offered it. */
export const tappedIds = (messages: readonly Message[]): ReadonlySet<string> =>
  new Set(messages.flatMap(({ item }) => (item?.type === 'tap' ? [item.replyId] : [])));
