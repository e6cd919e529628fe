import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Problem } from '@/api/problem';
import { startI18n } from '@/i18n';
import { drawToasts, type ToastLine } from '@/lib/toasts';
import type { Flow } from '../model/flow';
import { useDraft } from './use-draft';

await startI18n();

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const saying = (text: string): Flow => ({ id: 'shop', entry: 'hello', steps: [{ id: 'hello', type: 'message', text: { en: text } }] });

function draftOf(first: Flow) {
  const queries = new QueryClient();
  return renderHook(({ flow }) => useDraft('shop', flow, 1), {
    initialProps: { flow: first },
    wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
}

/** A server that answers a save when it is told to, and refuses one that was made over an older draft. */
function slowly() {
  let revision = 1;
  const waiting: (() => void)[] = [];
  const saves: Flow[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit = {}) => {
    if (init.method !== 'PUT') return Promise.resolve(Response.json([]));
    const wish = JSON.parse(init.body as string) as { revision: number; definition: Flow };
    return new Promise<Response>(resolve => waiting.push(() => {
      if (wish.revision !== revision) return resolve(Response.json({ title: 'The draft has changed', status: 409 }, { status: 409 }));
      saves.push(wish.definition);
      resolve(Response.json({ revision: ++revision }));
    }));
  });
  return { waiting, saves };
}

it('a save that waits for another one, twice, is one save over the newest draft', async () => {
  const { waiting, saves } = slowly();
  const { result, rerender } = draftOf(saying('first'));
  const answer = async () => {
    await waitFor(() => expect(waiting).toHaveLength(1));
    await act(async () => { waiting.shift()?.(); await Promise.resolve(); });
  };

  rerender({ flow: saying('second') });
  let begun: Promise<Problem | null>[] = [];
  act(() => { begun = [result.current.save()]; });
  rerender({ flow: saying('third') });
  act(() => { begun.push(result.current.save(), result.current.save()); });
  await answer();
  await answer();

  await expect(Promise.all(begun)).resolves.toEqual([null, null, null]);
  expect(saves).toEqual([saying('second'), saying('third')]);
  await waitFor(() => expect(result.current.state).toBe('saved'));
});

it('what could not be saved is said until it is', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ title: 'Out of order', status: 503 }, { status: 503 })));
  const { result, rerender } = draftOf(saying('first'));
  rerender({ flow: saying('second') });
  await act(async () => expect(await result.current.save()).toMatchObject({ status: 503 }));
  expect(result.current.state).toBe('failed');
  const { saves, waiting } = slowly();
  let again: Promise<Problem | null> | undefined;
  act(() => { again = result.current.save(); });
  await waitFor(() => expect(waiting).toHaveLength(1));
  waiting.shift()?.();
  await act(async () => expect(await again).toBeNull());
  expect(saves).toEqual([saying('second')]);
  expect(result.current.state).toBe('saved');
});

it('what is undone as far as it was saved is saved', async () => {
  const { saves } = slowly();
  const first = saying('first');
  const { result, rerender } = draftOf(first);
  rerender({ flow: saying('second') });
  expect(result.current.state).toBe('unsaved');
  rerender({ flow: first });
  await act(() => result.current.save());
  expect(result.current.state).toBe('saved');
  expect(saves).toEqual([]);
});

it('what was typed last is saved though the editor is left at once, after what is being saved', async () => {
  const { waiting, saves } = slowly();
  const { result, rerender, unmount } = draftOf(saying('first'));
  rerender({ flow: saying('second') });
  act(() => void result.current.save());
  rerender({ flow: saying('third') });
  unmount();
  await waitFor(() => expect(waiting).toHaveLength(1));
  waiting.shift()?.();
  await waitFor(() => expect(waiting).toHaveLength(1));
  waiting.shift()?.();
  await waitFor(() => expect(saves).toEqual([saying('second'), saying('third')]));
});

it('what cannot be saved as the editor is left is told', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ title: 'Out of order', status: 503 }, { status: 503 })));
  const said: ToastLine[] = [];
  const stop = drawToasts(line => said.push(line));
  const { rerender, unmount } = draftOf(saying('first'));
  rerender({ flow: saying('second') });
  unmount();
  await waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]?.title).toMatch(/^The last change to shop was not saved: /);
  stop();
});

it('a draft that nobody has touched, or that had failed to be saved before, is left as it is', async () => {
  const asked = vi.fn(() => Promise.resolve(Response.json({ title: 'The draft has changed', status: 409 }, { status: 409 })));
  vi.stubGlobal('fetch', asked);
  draftOf(saying('first')).unmount();
  const { result, rerender, unmount } = draftOf(saying('first'));
  rerender({ flow: saying('second') });
  await act(async () => void await result.current.save());
  expect(result.current.state).toBe('conflict');
  unmount();
  expect(asked).toHaveBeenCalledOnce();
});
