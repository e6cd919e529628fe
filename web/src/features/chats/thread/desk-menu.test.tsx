import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Conversation } from '@/api/types';
import { drawToasts, type ToastLine } from '@/lib/toasts';
import { renderConsole } from '@/test/render';
import { DeskMenu } from './desk-menu';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const chat: Conversation = {
  id: 'chat', contact: { id: 'contact', name: null, phone: null, userId: null, username: null, noAdvertising: false }, lastBy: 'bot', unread: 0, answeredBy: 'bot', version: 1, labels: [], blocked: false, hrOnly: false, merged: [], lastFailed: false, cannotReceive: false,
};

it('says until when a chat is put off, and takes it back', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET' } = {}) => {
    if (method === 'POST') asked.push(path.split('/').at(-1) ?? '');
    return Promise.resolve(method === 'POST' ? new Response(null, { status: 204 }) : Response.json([]));
  });
  const said: ToastLine[] = [];
  const stop = drawToasts(line => said.push(line));
  renderConsole(<DeskMenu conversation={chat} onBack={() => undefined} />, 'Agent');
  fireEvent.click(screen.getByRole('button', { name: 'More for this conversation' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'In an hour' }));
  await waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]?.title).toMatch(/^Snoozed until \d\d:\d\d [AP]M$/);
  expect(said[0]?.action?.label).toBe('Undo');
  said[0]?.action?.act();
  await waitFor(() => expect(asked).toEqual(['snooze', 'reopen']));
  stop();
});

it.each([[204, 1], [503, 0]])('goes back to the list once a chat is marked as unread: answered %i, %i times', async (status, times) => {
  const answer = vi.fn((_: string, { method = 'GET' } = {}) => Promise.resolve(method === 'POST' ? new Response(null, { status }) : Response.json([])));
  vi.stubGlobal('fetch', answer);
  const back = vi.fn();
  const { queries } = renderConsole(<DeskMenu conversation={chat} onBack={back} />, 'Agent');
  fireEvent.click(screen.getByRole('button', { name: 'More for this conversation' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Mark as unread' }));
  await waitFor(() => expect([answer.mock.calls.some(([path]) => path.endsWith('/unread')), queries.isMutating()]).toEqual([true, 0]));
  expect(back).toHaveBeenCalledTimes(times);
});

it('lets whoever only looks mark a chat as unread, and nothing else', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json([])));
  renderConsole(<DeskMenu conversation={chat} onBack={() => undefined} />, 'Viewer');
  fireEvent.click(screen.getByRole('button', { name: 'More for this conversation' }));
  expect((await screen.findAllByRole('menuitem')).map(item => item.textContent.trim())).toEqual(['Mark as unread']);
  expect(screen.queryAllByRole('menuitemradio')).toHaveLength(0);
});
