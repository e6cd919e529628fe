import { expect, it } from 'vitest';
import type { HealthState } from '@/api/types';
import { stateOf } from './state-of';

const health = (...readings: [kind: string, state: HealthState][]) => ({
  services: [{ name: 'messaging', state: 'good' as const, readings: readings.map(([kind, state]) => ({ kind, name: kind, state, value: null, count: null, detail: null })) }],
});

it.each<[string, [string, HealthState][], HealthState]>([
  ['the worst of its kinds', [['number', 'attention'], ['whatsapp', 'good'], ['erp', 'bad']], 'attention'],
  ['what is known, where something is', [['webhook', 'unknown'], ['whatsapp', 'good']], 'good'],
  ['not known where nothing is', [['webhook', 'unknown']], 'unknown'],
  ['not known where nothing was read', [], 'unknown'],
])('is %s', (_, readings, state) => expect(stateOf(health(...readings), ['whatsapp', 'number', 'webhook'])).toBe(state));
