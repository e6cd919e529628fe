import { expect, it } from 'vitest';
import { everyDay } from './every-day';

it('gives every day of the thirty its place', () => {
  const days = everyDay([{ day: '2026-11-03', orders: 2 }, { day: '2026-12-01', orders: 5 }], '2026-12-01');
  expect(days).toHaveLength(30);
  expect(days[0]).toEqual({ day: '2026-11-02', orders: 0 });
  expect(days[1]).toEqual({ day: '2026-11-03', orders: 2 });
  expect(days.at(-1)).toEqual({ day: '2026-12-01', orders: 5 });
});
