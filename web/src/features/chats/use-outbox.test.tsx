import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Message } from '@/api/types';
import { forgetKept } from '@/lib/keep';
import { drawToasts, type ToastLine } from '@/lib/toasts';
import { renderConsole } from '@/test/render';
import { useOutbox } from './use-outbox';

function Thread({ id, items = [] }: { id: string; items?: readonly Message[] }) {
  const { entries, send, again, discard } = useOutbox(id, items);
  return (
    <>
      <button onClick={() => send({ text: 'On its way' })}>Send</button>
      <ul>
        {entries.map(entry => (
          <li key={entry.key}>
            {entry.message.text} {entry.error ? 'failed' : 'sending'}
            <button onClick={() => again(entry)}>Again</button><button onClick={() => discard(entry.key)}>Discard</button>
          </li>
        ))}
      </ul>
    </>
  );
}

const failure = () => Response.json({ title: 'Out of order', status: 503 }, { status: 503 });
const rows = () => screen.queryAllByRole('listitem').map(row => `${row.firstChild?.textContent}${row.textContent.includes('failed') ? ' failed' : ''}`);

let answer: (response: Response) => Promise<void>;
let said: ToastLine[];
let stop: () => void;
beforeEach(() => {
  said = [];
  stop = drawToasts(line => said.push(line));
  vi.stubGlobal('fetch', () => new Promise<Response>(resolve => {
    answer = response => act(async () => {
      resolve(response);
      await new Promise(done => setTimeout(done));
    });
  }));
});
afterEach(() => {
  stop();
  cleanup();
  forgetKept();
  vi.unstubAllGlobals();
});

async function sends(id: string) {
  const shown = renderConsole(<Thread id={id} />);
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(rows()).toEqual(['On its way']));
  return shown;
}

it('what could not be sent is there again when the chat is, until it is thrown away', async () => {
  const first = await sends('one');
  await answer(failure());
  await waitFor(() => expect(rows()).toEqual(['On its way failed']));
  expect(said).toEqual([]);
  first.unmount();
  renderConsole(<Thread id="two" />);
  expect(rows()).toEqual([]);
  cleanup();
  renderConsole(<Thread id="one" />);
  expect(rows()).toEqual(['On its way failed']);
  fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect(rows()).toEqual([]);
});

it('who looks at another chat is told that it was not sent', async () => {
  const first = await sends('one');
  first.unmount();
  await answer(failure());
  await waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]?.title).toMatch(/^A message to Unknown customer was not sent/);
  expect(said[0]?.action?.label).toBe('Open the chat');
  renderConsole(<Thread id="one" />);
  expect(rows()).toEqual(['On its way failed']);
});

it('what was sent is the server’s from then on', async () => {
  const first = await sends('one');
  await answer(Response.json({ id: 'sent' }));
  expect(rows()).toEqual(['On its way']);
  first.unmount();
  renderConsole(<Thread id="one" />);
  expect(rows()).toEqual([]);
});
