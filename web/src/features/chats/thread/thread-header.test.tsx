import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { conversationQuery } from '@/api/messaging';
import type { Conversation } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { renderConsole } from '@/test/render';
import { ThreadHeader } from './thread-header';

const chat: Conversation = {
  id: 'chat', contact: { id: 'contact', name: null, phone: null, userId: null, username: null, noAdvertising: false }, lastBy: 'bot', unread: 0, answeredBy: 'bot', version: 1, labels: [], blocked: false, hrOnly: false, merged: [], lastFailed: false, cannotReceive: false,
};

let asked: string[];
beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (path: string, { method = 'GET' } = {}) => {
    if (method === 'POST') asked.push(path.split('/').at(-1) ?? '');
    return Promise.resolve(method === 'POST' ? new Response(null, { status: 204 }) : Response.json([]));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each([['e', 'a Latin'], ['ث', 'an Arabic'], ['Dead', 'a Mac’s']])('Alt E, %s on %s keyboard, is Done', async key => {
  renderConsole(<ThreadHeader conversation={chat} onBack={() => undefined} />, 'Agent');
  fireEvent.keyDown(document.body, { key, code: 'KeyE', altKey: true });
  await waitFor(() => expect(asked).toEqual(['done']));
});

it('Alt E is for what floats over the chat, where something does', () => {
  renderConsole(<><ThreadHeader conversation={chat} onBack={() => undefined} /><Dialog open onClose={() => undefined} title="New order">{null}</Dialog></>, 'Agent');
  fireEvent.keyDown(document.body, { key: 'e', code: 'KeyE', altKey: true });
  expect(asked).toEqual([]);
});

it('shows who the customer is over the chat where there is no third pane, and gives the focus back', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(new EventTarget(), { matches: !query.includes('min-width: 1181px') }));
  const { queries } = renderConsole(<ThreadHeader conversation={chat} onBack={() => undefined} />, 'Agent');
  act(() => void queries.setQueryData(conversationQuery(chat.id).queryKey, chat));
  const button = screen.getByRole('button', { name: 'Show customer details' });
  button.focus();
  fireEvent.click(button);
  const details = await screen.findByRole('dialog', { name: 'Customer' });
  expect(details.textContent).toContain('Who answers');
  await waitFor(() => expect(details.contains(document.activeElement)).toBe(true));
  expect(document.activeElement?.tagName).toBe('DIV');
  fireEvent.keyDown(document.activeElement ?? details, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button));
});
