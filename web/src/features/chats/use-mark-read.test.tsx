import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Conversation } from '@/api/types';
import { useMarkRead } from './use-mark-read';

const chat = (unread: number, minute: number): Conversation => ({
  id: 'chat', unread, lastAt: `2026-12-01T06:0${minute}:00Z`, contact: { id: 'contact', name: null, phone: null, userId: null, username: null, noAdvertising: false }, lastBy: 'customer', answeredBy: 'bot', version: 1, labels: [], blocked: false, hrOnly: false, merged: [], lastFailed: false, cannotReceive: false,
});

const asked = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })));
beforeEach(() => {
  asked.mockClear();
  vi.stubGlobal('fetch', asked);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = (conversation: Conversation) => {
  const queries = new QueryClient();
  return renderHook(({ conversation }) => useMarkRead(conversation), {
    initialProps: { conversation },
    wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
};
const settled = () => act(() => new Promise<void>(done => setTimeout(done)));

it('what is opened is read, and what comes while it is open', async () => {
  const { rerender } = open(chat(1, 0));
  await settled();
  expect(asked).toHaveBeenCalledTimes(1);
  rerender({ conversation: chat(0, 0) });
  rerender({ conversation: chat(1, 1) });
  await settled();
  expect(asked).toHaveBeenCalledTimes(2);
});

it('what is marked as unread while it is open stays so, until something newer comes or it is opened again', async () => {
  const { rerender, unmount } = open(chat(0, 0));
  rerender({ conversation: chat(1, 0) });
  await settled();
  expect(asked).not.toHaveBeenCalled();
  rerender({ conversation: chat(2, 1) });
  await settled();
  expect(asked).toHaveBeenCalledTimes(1);
  unmount();
  open(chat(1, 1));
  await settled();
  expect(asked).toHaveBeenCalledTimes(2);
});
