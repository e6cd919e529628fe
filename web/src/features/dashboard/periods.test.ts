import { describe, expect, it } from 'vitest';
import { everyPeriod } from './periods';

const count = (since: string, received: number, phoneNumberId = 'one') => ({ since, phoneNumberId, received, sent: 1, failed: 0, charged: 0 });
const monthOf = (at: string) => 12 * Number(at.slice(0, 4)) + Number(at.slice(5, 7));

describe('messages by the period', () => {
  it('has the hours in which nothing was said too, and numbers together', () => {
    const hours = everyPeriod([count('2026-11-29T10:00:00Z', 2), count('2026-11-29T10:00:00Z', 3, 'two'), count('2026-11-29T12:00:00Z', 1)], 'hour', Date.parse('2026-11-29T12:30:00Z'), monthOf);
    expect(hours).toHaveLength(48);
    expect(hours.slice(-3).map(({ received, sent }) => [received, sent])).toEqual([[5, 2], [0, 0], [1, 1]]);
    expect(hours.at(-2)?.since).toBe('2026-11-29T11:00:00.000Z');
  });

  it('begins its hours where the time zone does', () => {
    // In Kathmandu an hour begins at a quarter past.
    const hours = everyPeriod([count('2026-11-29T10:15:00Z', 2)], 'hour', Date.parse('2026-11-29T11:05:00Z'), monthOf);
    expect(hours.at(-1)?.received).toBe(2);
  });

  it('has a year of months', () => {
    const months = everyPeriod([count('2026-01-01T00:00:00Z', 4), count('2025-11-01T00:00:00Z', 9), count('2026-11-01T00:00:00Z', 7)], 'month', Date.parse('2026-11-29T11:05:00Z'), monthOf);
    // What is older than a year of them is not drawn.
    expect(months.map(month => month.received)).toEqual([0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
  });
});
