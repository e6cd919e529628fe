import { useQuery } from '@tanstack/react-query';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, it, vi } from 'vitest';
import type { Change } from '@/api/live-change';
import { chatFilesQuery } from '@/api/messaging';
import { renderConsole } from '@/test/render';
import { useLiveQueries } from './use-live-queries';

const tell = vi.hoisted((): { change?: (change: Change) => void } => ({}));

vi.mock('@/api/live', () => ({
  live: { onChange: (listener: (change: Change) => void) => { tell.change = listener; return () => undefined; }, onGap: () => () => undefined },
  openLive: () => () => undefined,
}));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function FilesOfChat() {
  useLiveQueries();
  return <p>{useQuery(chatFilesQuery('chat')).data?.length ?? '…'} files</p>;
}

it('shows what a customer has sent as soon as it has come', async () => {
  const items: unknown[] = [];
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items })));
  renderConsole(<FilesOfChat />);
  await screen.findByText('0 files');
  items.push({ mediaId: 'screenshot' });
  act(() => tell.change?.({ kind: 'conversation', id: 'chat', version: 2 }));
  await screen.findByText('1 files');
});
