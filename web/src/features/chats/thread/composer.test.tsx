import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cannedRepliesQuery } from '@/api/messaging';
import type { Conversation } from '@/api/types';
import { forgetKept } from '@/lib/keep';
import { renderConsole } from '@/test/render';
import { Composer } from './composer';

const chat = (id: string, agentId = 'ana'): Conversation => ({
  id, agentId, windowEndsAt: new Date(Date.now() + 3_600_000).toISOString(), contact: { id: 'contact', name: null, phone: null, userId: null, username: null, noAdvertising: false }, lastBy: 'bot', unread: 0, answeredBy: 'person', version: 1, labels: [], blocked: false, hrOnly: false, merged: [], lastFailed: false, cannotReceive: false,
});
const replies = [{ id: 'hours', shortcut: 'hours', text: 'We are open from nine to six.', buttons: [], file: null }];

const send = vi.fn();
function open(conversation: Conversation) {
  cleanup();
  const { queries } = renderConsole(<Composer conversation={conversation} quoted={null} onQuote={() => undefined} send={send} />, 'Agent');
  act(() => queries.setQueryData(cannedRepliesQuery.queryKey, replies));
}

const box = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const type = async (value: string) => fireEvent.change(await box(), { target: { value } });

let noting: (answer: Response) => void;
beforeEach(() => {
  send.mockReset();
  vi.stubGlobal('fetch', (path: string) => new Promise<Response>(resolve => path.endsWith('/notes') && (noting = resolve)));
});
afterEach(() => {
  cleanup();
  forgetKept();
  vi.unstubAllGlobals();
});

it('keeps what is typed, by chat, while others are looked at or a colleague answers', async () => {
  open(chat('one'));
  await type('We have it in blue,');
  open(chat('two'));
  expect((await box()).value).toBe('');
  open(chat('one', 'colleague'));
  expect(screen.queryByRole('textbox')).toBeNull();
  open(chat('one'));
  expect((await box()).value).toBe('We have it in blue,');
  fireEvent.keyDown(await box(), { key: 'Enter' });
  expect(send).toHaveBeenCalledExactlyOnceWith({ text: 'We have it in blue,' });
  open(chat('one'));
  expect((await box()).value).toBe('');
});

it('is empty for who signs in after somebody else', async () => {
  open(chat('one'));
  await type('Between us');
  act(forgetKept);
  expect((await box()).value).toBe('');
});

it('Escape closes the canned replies first, and only them', async () => {
  const leave = vi.fn();
  window.addEventListener('keydown', leave);
  open(chat('one'));
  await type('/ho');
  const listed = () => screen.queryByRole('list', { name: 'Canned replies' });
  await waitFor(() => expect(listed()).not.toBeNull());
  fireEvent.keyDown(await box(), { key: 'Escape' });
  expect(listed()).toBeNull();
  expect((await box()).value).toBe('/ho');
  expect(leave.mock.calls.every(([event]) => (event as KeyboardEvent).defaultPrevented)).toBe(true);
  await type('/hou');
  expect(listed()).not.toBeNull();
  window.removeEventListener('keydown', leave);
});

it('a note and the message to the customer are two texts: Escape and the button go from one to the other', async () => {
  open(chat('one'));
  await type('We have it in blue');
  fireEvent.click(screen.getByRole('button', { name: 'Write a note for colleagues' }));
  expect((await box()).value).toBe('');
  await type('He pays late');
  fireEvent.keyDown(await box(), { key: 'Escape' });
  expect((await box()).value).toBe('We have it in blue');
  fireEvent.keyDown(await box(), { key: 'Enter' });
  expect(send).toHaveBeenCalledExactlyOnceWith({ text: 'We have it in blue' });
  fireEvent.click(screen.getByRole('button', { name: 'Write a note for colleagues' }));
  expect((await box()).value).toBe('He pays late');
});

it('a note that could not be kept is back in the box as a note, and what was typed to the customer since lies beside it', async () => {
  open(chat('one'));
  await box();
  fireEvent.click(screen.getByRole('button', { name: 'Write a note for colleagues' }));
  await type('He pays late');
  fireEvent.keyDown(await box(), { key: 'Enter' });
  expect((await box()).value).toBe('');
  await type('Good morning');
  await waitFor(() => expect(noting).toBeDefined());
  await act(async () => {
    noting(Response.json({ title: 'Out of order', status: 503 }, { status: 503 }));
    await new Promise(done => setTimeout(done));
  });
  await waitFor(async () => expect((await box()).value).toBe('He pays late'));
  expect(screen.getByRole('button', { name: 'Write a note for colleagues' }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.keyDown(await box(), { key: 'Escape' });
  expect((await box()).value).toBe('Good morning');
});
