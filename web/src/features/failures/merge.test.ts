import { describe, expect, it } from 'vitest';
import type { Service } from '@/api/operations';
import type { DeadLetterPage } from '@/api/types';
import { merge, type MergedPage } from './merge';

const letter = (second: string) => ({ kind: 'Received' as const, id: second, messageType: null, messageId: null, queue: null, reason: 'TimeoutException', diedAt: at(second), mayReplay: true, of: null });
const at = (second: string) => `2026-11-25T04:00:${second}+00:00`;

/** A service that answers as the real ones do: newest first, older than what was asked, and where to go on. */
function service(seconds: readonly string[], limit: number) {
  return (before: string | null): DeadLetterPage => {
    const items = seconds.map(letter).filter(({ diedAt }) => before === null || diedAt < before).slice(0, limit);
    return { items, next: items.length === limit ? items.at(-1)?.diedAt ?? null : null };
  };
}

function readAll(servers: Partial<Record<Service, (before: string | null) => DeadLetterPage>>): MergedPage[] {
  const pages: MergedPage[] = [];
  let before: string | null = null;
  do {
    const asked: string | null = before;
    pages.push(merge(Object.entries(servers).map(([name, ask]) => ({ service: name as Service, page: ask(asked) }))));
    before = pages.at(-1)?.next ?? null;
  } while (before !== null && pages.length < 20);
  return pages;
}

const ids = (pages: MergedPage[]) => pages.map(({ items }) => items.map(({ service: name, id }) => `${name} ${id}`));

describe('the failed messages of all services', () => {
  it('stand newest first, each with its service', () => {
    const pages = readAll({ flow: service(['50', '20'], 10), hr: service(['40', '30'], 10) });
    expect(ids(pages)).toEqual([['flow 50', 'hr 40', 'hr 30', 'flow 20']]);
  });

  it('are read page by page without a gap and without one twice', () => {
    const pages = readAll({ flow: service(['59', '58', '57', '56', '10'], 2), hr: service(['55', '54', '05'], 2), erp: service([], 2) });
    expect(ids(pages).flat()).toEqual(['flow 59', 'flow 58', 'flow 57', 'flow 56', 'hr 55', 'hr 54', 'flow 10', 'hr 05']);
    expect(ids(pages)[0]).toEqual(['flow 59', 'flow 58']);
  });

  it('are told apart by microseconds', () => {
    const pages = readAll({ flow: service(['10.000002', '10'], 1), hr: service(['10.000001'], 1) });
    expect(ids(pages).flat()).toEqual(['flow 10.000002', 'hr 10.000001', 'flow 10']);
  });

  it('are none where no service has any', () => {
    expect(readAll({ flow: service([], 2), hr: service([], 2) })).toEqual([{ items: [], next: null }]);
  });
});
