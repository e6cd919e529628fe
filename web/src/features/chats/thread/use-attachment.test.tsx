import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetKept } from '@/lib/keep';
import { useAttachment } from './use-attachment';

let uploads: { answer: (mediaId: string) => Promise<void>; signal: AbortSignal }[];
beforeEach(() => {
  uploads = [];
  // A server that has taken the file before it hears that nobody wants it any more.
  vi.stubGlobal('fetch', (_: string, init: { signal: AbortSignal }) => new Promise<Response>(resolve => uploads.push({
    signal: init.signal,
    answer: mediaId => act(async () => {
      resolve(Response.json({ mediaId }));
      await new Promise(done => setTimeout(done));
    }),
  })));
});
afterEach(() => {
  cleanup();
  forgetKept();
  vi.unstubAllGlobals();
});

const attachment = (chat = 'chat') => renderHook(() => useAttachment(chat)).result;

const file = (name: string) => new File(['%PDF'], name);

it('a file that is taken away while it is uploaded is not there afterwards', async () => {
  const result = attachment();
  act(() => result.current.attach(file('prices.pdf')));
  await waitFor(() => expect(uploads).toHaveLength(1));
  expect(result.current).toMatchObject({ name: 'prices.pdf', busy: true });
  act(() => result.current.clear());
  await waitFor(() => expect(result.current.name).toBeNull());
  expect(uploads[0]?.signal.aborted).toBe(true);
  await uploads[0]?.answer('prices');
  expect(result.current).toMatchObject({ name: null, media: null, busy: false, error: null });
});

it('of two files the one that was chosen last is sent, whichever came first', async () => {
  const result = attachment();
  act(() => result.current.attach(file('old.pdf')));
  act(() => result.current.attach(file('new.pdf')));
  await waitFor(() => expect(uploads).toHaveLength(2));
  await uploads[1]?.answer('new');
  await uploads[0]?.answer('old');
  expect(result.current).toMatchObject({ name: 'new.pdf', media: { mediaId: 'new' }, busy: false });
});

it('is there again after another chat was looked at, and in no other chat', async () => {
  const first = attachment();
  act(() => first.current.attach(file('prices.pdf')));
  await waitFor(() => expect(uploads).toHaveLength(1));
  cleanup();
  await uploads[0]?.answer('prices');
  expect(attachment('other').current).toMatchObject({ name: null, media: null });
  expect(attachment().current).toMatchObject({ name: 'prices.pdf', media: { mediaId: 'prices' }, busy: false });
});
