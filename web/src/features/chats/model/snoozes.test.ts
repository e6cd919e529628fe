import { expect, it } from 'vitest';
import { snoozes } from './snoozes';

const there = (zone: string, now: string) => snoozes(new Date(now), zone).map(({ name, until }) => `${name} ${until}`);

it('come back in an hour, tomorrow at nine, and on Monday', () =>
  expect(there('UTC', '2026-11-25T14:30:00Z')).toEqual(['hour 2026-11-25T15:30:00.000Z', 'tomorrow 2026-11-26T09:00:00.000Z', 'monday 2026-11-30T09:00:00.000Z']));
it('name Monday once, where it is tomorrow', () => expect(there('UTC', '2026-11-29T14:30:00Z')).toHaveLength(2));
it('on a Monday mean the next one', () => expect(there('UTC', '2026-11-30T08:00:00Z').at(-1)).toBe('monday 2026-12-07T09:00:00.000Z'));
it('mean the company’s morning, wherever the reader sits', () => {
  expect(there('Asia/Kathmandu', '2026-11-25T14:30:00Z')[1]).toBe('tomorrow 2026-11-26T03:15:00.000Z');
  // There it is Thursday already.
  expect(there('Pacific/Auckland', '2026-11-25T14:30:00Z')[1]).toBe('tomorrow 2026-11-26T20:00:00.000Z');
});
it('mean nine o’clock on the day the clocks change too', () => expect(there('Europe/Berlin', '2026-10-24T10:00:00Z')[1]).toBe('tomorrow 2026-10-25T08:00:00.000Z'));
