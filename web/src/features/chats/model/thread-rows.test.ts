import { describe, expect, it } from 'vitest';
import type { Message } from '@/api/types';
import { tappedIds, threadRows } from './thread-rows';

const at = (time: string) => `2026-08-03T${time}:00Z`;
const message = (id: string, by: Message['by'], time: string, rest: Partial<Message> = {}): Message => ({ id, by, at: time, ...rest });
const dayKey = (time: string) => time.slice(0, 10);

describe('the rows of a thread', () => {
  it('are oldest first, with a row for each day', () => {
    const rows = threadRows([message('2', 'bot', at('09:00')), message('1', 'customer', '2026-08-02T23:00:00Z')], dayKey);
    expect(rows.map(row => row.key)).toEqual(['2026-08-02', '1', '2026-08-03', '2']);
  });

  it('begin a run when the author changes, and after five minutes', () => {
    const rows = threadRows([
      message('4', 'customer', at('09:20')),
      message('3', 'customer', at('09:02')),
      message('2', 'customer', at('09:01')),
      message('1', 'bot', at('09:00')),
    ], dayKey);
    expect(rows.flatMap(row => (row.kind === 'message' ? [[row.key, row.first]] : []))).toEqual([['1', true], ['2', true], ['3', false], ['4', true]]);
  });

  it('show who took over as a line, which ends a run', () => {
    const rows = threadRows([
      message('3', 'bot', at('09:02')),
      message('2', 'system', at('09:01'), { item: { type: 'taken_over', userId: 'u' } }),
      message('1', 'bot', at('09:00')),
    ], dayKey);
    expect(rows.map(row => row.kind)).toEqual(['day', 'message', 'line', 'message']);
    expect(rows[3]).toMatchObject({ first: true });
  });
});

describe('the choice of a customer', () => {
  it('is known by the reply id he tapped', () => {
    const tapped = tappedIds([message('1', 'customer', at('09:00'), { item: { type: 'tap', replyId: '1.s.v.menu', title: 'Shop' } })]);
    expect(tapped.has('1.s.v.menu')).toBe(true);
  });
});
