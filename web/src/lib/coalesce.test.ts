import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesce } from './coalesce';

describe('coalesced work', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs at once', () => {
    const work = vi.fn(() => Promise.resolve());
    coalesce(work, 100)();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('makes one more run of a burst, and misses nothing', async () => {
    const work = vi.fn(() => Promise.resolve());
    const ask = coalesce(work, 100);
    for (let i = 0; i < 10; i++) ask();
    await vi.advanceTimersByTimeAsync(99);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('never runs twice at the same time', async () => {
    let finish = () => {};
    const work = vi.fn(() => new Promise<void>(done => { finish = done; }));
    const ask = coalesce(work, 10);
    ask();
    ask();
    await vi.advanceTimersByTimeAsync(50);
    expect(work).toHaveBeenCalledTimes(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
