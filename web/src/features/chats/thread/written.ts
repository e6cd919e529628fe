import { keep } from '@/lib/keep';

/** What stands in the box of a chat and is not sent yet. */
interface Written {
  text: string;
  buttons: readonly string[];
  asNote: boolean;
}

const nothing: Written = { text: '', buttons: [], asNote: false };

const { useKept, change } = keep(nothing);

/** It is there again after another chat was looked at, or a colleague has answered in between. */
export const useWritten = useKept;

export const write = (id: string, part: Partial<Written>) => change(id, now => ({ ...now, ...part }));

export const clearWritten = (id: string) => change(id, () => nothing);

/** A note that could not be kept, before what was typed meanwhile: all of it for colleagues, for none of it may reach the customer by mistake. */
export const takeBackNote = (id: string, note: string) => change(id, now => ({ ...now, text: [note, now.text].filter(Boolean).join('\n'), asNote: true }));
