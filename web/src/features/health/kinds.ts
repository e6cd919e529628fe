import type { HealthReading, HealthState } from '@/api/types';
import type { en } from '@/i18n/en';

export type Kind = keyof typeof en.health.kinds;

/** Worst first; what is well or unknown is none of it. */
const order: Partial<Record<HealthState, number>> = { bad: 0, attention: 1 };

export interface Unwell {
  service: string;
  reading: HealthReading;
}

/** What is not well, of all services, worst first; a service that does not answer is one thing. */
export const unwellOf = (services: readonly { name: string; state: HealthState; readings: readonly HealthReading[] }[]): Unwell[] =>
  services
    .flatMap(({ name, state, readings }): Unwell[] =>
      readings.length === 0 && state === 'bad'
        ? [{ service: name, reading: { kind: 'service', name, state: 'bad', value: null, count: null, detail: null } }]
        : readings.map(reading => ({ service: name, reading })))
    .filter(({ reading }) => order[reading.state] !== undefined)
    .sort((a, b) => (order[a.reading.state] ?? 9) - (order[b.reading.state] ?? 9));
