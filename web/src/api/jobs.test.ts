import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { allJobsQuery } from './jobs';

afterEach(() => vi.unstubAllGlobals());

it('reads every job, page after page', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(Response.json(path.includes('after=') ? { items: [{ id: 'last' }], next: null, total: 2 } : { items: [{ id: 'first' }], next: 'first', total: 2 }));
  });
  expect((await new QueryClient().fetchQuery(allJobsQuery)).map(({ id }) => id)).toEqual(['first', 'last']);
  expect(asked).toHaveLength(2);
});
