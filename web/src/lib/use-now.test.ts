import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useNow } from './use-now';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('is the time from the first look on, however long nobody looked', () => {
  renderHook(useNow).unmount();
  vi.setSystemTime(Date.now() + 3 * 3_600_000);
  const { result } = renderHook(useNow);
  expect(result.current).toBe(Date.now());
  act(() => vi.advanceTimersByTime(20_000));
  expect(result.current).toBe(Date.now());
});
