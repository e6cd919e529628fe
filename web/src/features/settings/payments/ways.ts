import type { BotSettings, PaymentMethod, PaymentWay } from '@/api/types';

/** A way to pay while it is edited: those that are not taken keep what was written for them. */
export type Way = PaymentWay & { taken: boolean };

export const methods: readonly PaymentMethod[] = ['Cash', 'Transfer', 'Wallet', 'Link'];

/** Those that are taken in their order, then the others. */
export function waysOf({ payments }: Pick<BotSettings, 'payments'>): Way[] {
  const others = methods.filter(method => payments.every(way => way.method !== method));
  return [...payments.map(way => ({ ...way, taken: true })), ...others.map(method => ({ method, names: {}, words: {}, pictures: {}, taken: false }))];
}

export const taken = (ways: readonly Way[]): PaymentWay[] =>
  ways.filter(way => way.taken).map(({ method, names, words, pictures }) => ({ method, names: written(names), words: written(words), pictures }));

/** A text that was emptied is one that was never written. */
const written = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text.trim()]).filter(([, text]) => text));

export function moved(ways: readonly Way[], from: number, by: -1 | 1): Way[] {
  const next = [...ways];
  const [way] = next.splice(from, 1);
  if (way) next.splice(from + by, 0, way);
  return next;
}
