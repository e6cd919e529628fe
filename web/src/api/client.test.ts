import { afterEach, describe, expect, it, vi } from 'vitest';
import { get, holdReads, post, releaseReads } from './client';

describe('reads before the first paint', () => {
  afterEach(() => {
    releaseReads();
    vi.unstubAllGlobals();
  });
  const answering = () => {
    const fetched = vi.fn(() => Promise.resolve(new Response('{}')));
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };

  it('are asked for once it is done, and writes are not held', async () => {
    const fetched = answering();
    holdReads();
    const read = get('/api/a');
    await post('/api/b');
    expect(fetched.mock.calls.map(([path]: unknown[]) => path)).toEqual(['/api/b']);
    releaseReads();
    await read;
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('are never asked for where nobody waits any more', async () => {
    const fetched = answering();
    holdReads();
    const abort = new AbortController();
    const read = get('/api/a', abort.signal);
    abort.abort();
    releaseReads();
    await expect(read).rejects.toThrow();
    expect(fetched).not.toHaveBeenCalled();
  });
});
