import { expect, it } from 'vitest';
import type { HealthReading } from '@/api/types';
import { speedsOf } from './speeds';

const reading = (name: string, value: number, kind = 'speed'): HealthReading => ({ kind, name, state: 'good', value, count: 7, detail: null });

it('three percentiles of a metric are one row, and whatever is no speed is none', () => {
  const speeds = speedsOf([reading('bridge.webhook.ack.duration p50', 0.004), reading('bridge.webhook.ack.duration p95', 0.02), reading('database', 0.001, 'database'), reading('bridge.erp.call.duration p50', 1)]);
  expect(speeds).toEqual([
    { name: 'bridge.webhook.ack.duration', times: { p50: 0.004, p95: 0.02 }, count: 7 },
    { name: 'bridge.erp.call.duration', times: { p50: 1 }, count: 7 },
  ]);
});
