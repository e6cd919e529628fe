import type { Health, HealthState } from '@/api/types';

const worstFirst: readonly HealthState[] = ['bad', 'attention', 'unknown', 'good'];

/** The worst of what was read of these kinds; what is not known counts only where nothing else is, and where nothing was read nothing is known. */
export function stateOf({ services }: Pick<Health, 'services'>, kinds: readonly string[]): HealthState {
  const found = services.flatMap(service => service.readings).filter(reading => kinds.includes(reading.kind)).map(reading => reading.state);
  const known = found.filter(state => state !== 'unknown');
  return worstFirst.find(state => (known.length > 0 ? known : found).includes(state)) ?? 'unknown';
}
