import type { Service, ServiceLetter } from '@/api/operations';
import type { DeadLetterPage } from '@/api/types';

export interface Answer {
  service: Service;
  page: DeadLetterPage;
}

export interface MergedPage {
  items: ServiceLetter[];
  next: string | null;
}

/**
 * One page of all services from a page of each, all asked for what is older than the same moment. What is older than the end of any page that goes on
 * would have gaps, so it is left for the next one, which begins there. The moments are compared as texts: the services write them in UTC, and a number
 * of JavaScript would drop the microseconds.
 */
export function merge(answers: readonly Answer[]): MergedPage {
  const next = answers.reduce<string | null>((latest, { page }) => (page.next !== null && (latest === null || page.next > latest) ? page.next : latest), null);
  const items = answers
    .flatMap(({ service, page }) => page.items.map(letter => ({ ...letter, service })))
    .filter(({ diedAt }) => next === null || diedAt >= next)
    .sort((one, other) => (one.diedAt < other.diedAt ? 1 : one.diedAt > other.diedAt ? -1 : 0));
  return { items, next };
}
