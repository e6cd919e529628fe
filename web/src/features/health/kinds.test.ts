import { expect, it } from 'vitest';
import type { HealthReading } from '@/api/types';
import { unwellOf } from './kinds';

const reading = (kind: string, state: HealthReading['state']): HealthReading => ({ kind, name: kind, state, value: null, count: null, detail: null });

it('what is bad stands before what wants attention, and what is well or unknown is left out', () => {
  const unwell = unwellOf([
    { name: 'flow', state: 'attention', readings: [reading('outbox', 'attention'), reading('database', 'good')] },
    { name: 'messaging', state: 'bad', readings: [reading('webhook', 'unknown'), reading('number', 'bad')] },
    { name: 'erp', state: 'bad', readings: [] },
  ]);
  expect(unwell.map(({ service, reading: { kind } }) => `${service} ${kind}`)).toEqual(['messaging number', 'erp service', 'flow outbox']);
});
