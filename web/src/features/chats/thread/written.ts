import { keep } from '@/lib/keep';

/** What stands in the box of a chat and is not sent yet: a note for colleagues lies beside the message, for none of it may reach the customer by mistake. */
interface Written {
  text: string;
  buttons: readonly string[];
  note: string;
  asNote: boolean;
}

const nothing: Written = { text: '', buttons: [], note: '', asNote: false };

const { useKept, change } = keep(nothing);
const or = (now: Written) => (now.text || now.note || now.buttons.length > 0 || now.asNote ? now : nothing);

/** It is there again after another chat was looked at, or a colleague has answered in between. */
export const useWritten = useKept;

export const write = (id: string, part: Partial<Written>) => change(id, now => or({ ...now, ...part }));

export const messageSent = (id: string) => write(id, { text: '', buttons: [] });

export const noteWritten = (id: string) => write(id, { note: '', asNote: false });

/** A note that could not be kept, before what was begun meanwhile. */
export const takeBackNote = (id: string, note: string) => change(id, now => ({ ...now, note: [note, now.note].filter(Boolean).join('\n'), asNote: true }));
