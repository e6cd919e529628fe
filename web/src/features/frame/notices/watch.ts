import type { TFunction } from 'i18next';
import { live } from '@/api/live';
import { listConversations } from '@/api/messaging';
import { listOrders } from '@/api/orders';
import { coalesce } from '@/lib/coalesce';
import type { Notice } from '@/lib/preferences';
import { withoutMarks } from '@/lib/whatsapp-text';
import { news, type Known } from './news';

/** However much happens, each list is read so often at most. */
const pause = 1_500;

interface Options {
  wanted: readonly Notice[];
  words: () => TFunction;
  money: (amount: number, currency: string) => string;
  open: (path: string) => void;
}

/** Tells of what concerns a person who is looking elsewhere, through the browser; the answer ends it. */
export function watch({ wanted, words, money, open }: Options): () => void {
  let ended = false;

  const tell = (title: string, body: string, path: string) => {
    // Whoever looks at it needs no telling.
    if (ended || (document.visibilityState === 'visible' && document.hasFocus() && location.pathname === path)) return;
    // One of a kind for each thing: a second tab tells the same, and is not heard twice.
    const notice = new Notification(title, { body, tag: path });
    notice.onclick = () => {
      window.focus();
      open(path);
      notice.close();
    };
  };

  /** Reads a list at once, and after every change of its kind. */
  const follow = <T>(kinds: readonly string[], read: () => Promise<readonly T[]>, stampOf: (row: T) => { id: string; stamp: string | null | undefined }, say: (row: T) => void) => {
    let known: Known = null;
    const look = coalesce(async () => {
      try {
        const found = news(known, await read(), stampOf);
        known = found.known;
        found.fresh.forEach(say);
      } catch {
        // Read again at the next change.
      }
    }, pause);
    look();
    const stop = [live.onChange(({ kind }) => kinds.includes(kind) && look()), live.onGap(look)];
    return () => stop.forEach(one => one());
  };

  const nameOf = ({ contact }: { contact: { name: string | null; phone: string | null; username: string | null } }) => contact.name ?? contact.phone ?? contact.username ?? words()('chats.unnamed');
  const stops = [
    wanted.includes('waiting') && follow(
      ['conversation'], async () => (await listConversations('', 'needs-person', null)).items, row => ({ id: row.id, stamp: row.waitingSince }),
      row => tell(nameOf(row), words()('chats.needsPerson'), `/chats/${row.id}`),
    ),
    wanted.includes('mine') && follow(
      ['conversation'], async () => (await listConversations('', 'mine', null)).items, row => ({ id: row.id, stamp: row.lastBy === 'customer' ? row.lastAt : null }),
      row => tell(nameOf(row), row.lastText ? withoutMarks(row.lastText) : words()('notices.wrote'), `/chats/${row.id}`),
    ),
    wanted.includes('orders') && follow(
      ['order'], async () => (await listOrders({}, null)).items, row => ({ id: row.id, stamp: row.placedAt }),
      row => tell(words()('notices.order', { reference: row.number ?? row.reference }), `${row.name} · ${money(row.total, row.currency)}`, `/orders/${row.id}`),
    ),
  ];
  return () => {
    ended = true;
    stops.forEach(stop => stop && stop());
  };
}
