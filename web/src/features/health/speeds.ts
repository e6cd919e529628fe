import type { HealthReading } from '@/api/types';

export const percentiles = ['p50', 'p95', 'p99'] as const;

export interface Speed {
  /** As the metric is called. */
  name: string;
  /** In seconds. */
  times: Partial<Record<string, number>>;
  count: number;
}

/** A row for each thing that is timed, out of readings that are called `metric percentile`. */
export function speedsOf(readings: readonly HealthReading[]): Speed[] {
  const speeds = new Map<string, Speed>();
  for (const { kind, name, value, count } of readings) {
    const [metric = '', percentile = ''] = name.split(' ');
    if (kind !== 'speed' || value === null) continue;
    const speed = speeds.get(metric) ?? { name: metric, times: {}, count: count ?? 0 };
    speed.times[percentile] = value;
    speeds.set(metric, speed);
  }
  return [...speeds.values()];
}
