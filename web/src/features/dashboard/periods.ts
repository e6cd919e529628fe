import type { Period } from '@/api/billing';
import type { MessageCount } from '@/api/types';

export interface Counted {
  since: string;
  received: number;
  sent: number;
  failed: number;
  charged: number;
}

const hour = 3_600_000;

/** What is drawn: two days of hours, a year of months. */
export const drawn: Record<Period, number> = { hour: 48, month: 12 };

/** Of several numbers together, oldest first; the server leaves out periods in which nothing was said. */
export function everyPeriod(counts: readonly MessageCount[], by: Period, now: number, monthOf: (at: string) => number): Counted[] {
  // Where a zone is not whole hours from UTC, its hours begin at a quarter or a half.
  const offset = counts[0] ? Date.parse(counts[0].since) % hour : 0;
  const place = (at: string) => (by === 'hour' ? Math.floor((Date.parse(at) - offset) / hour) : monthOf(at));
  const last = place(new Date(now).toISOString());
  const periods = Array.from({ length: drawn[by] }, (_, index) => ({
    at: last - drawn[by] + 1 + index, since: '', received: 0, sent: 0, failed: 0, charged: 0,
  }));
  for (const period of periods) if (by === 'hour') period.since = new Date(period.at * hour + offset).toISOString();
  for (const count of counts) {
    const period = periods[place(count.since) - (last - drawn[by] + 1)];
    if (!period) continue;
    period.since = count.since;
    for (const what of ['received', 'sent', 'failed', 'charged'] as const) period[what] += count[what];
  }
  return periods.map(({ since, received, sent, failed, charged }) => ({ since, received, sent, failed, charged }));
}
