import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderConsole } from '@/test/render';
import { Attention } from './attention';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const answers: [part: string, answer: object][] = [
  ['/conversations/counts', { mine: 0, needsPerson: 0, unread: 0, longestWaitSince: null }],
  ['/orders/counts', { waiting: {} }],
  ['/applications/counts', { stages: {} }],
  ['/contract', { violations: 0 }],
  ['/backlog', { deadLetters: 0, failed: 0 }],
];

/** As an admin sees it, where these do not answer. */
function attention(...broken: string[]) {
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(broken.some(part => path.includes(part))
    ? Response.json({}, { status: 503 }) : Response.json(answers.find(([part]) => path.includes(part))?.[1] ?? {})));
  renderConsole(<Attention />, 'Admin');
}

it('says that nothing waits once all have answered', async () => {
  attention();
  expect(await screen.findByText('Nothing waits for you.')).toBeTruthy();
});

it.each([['/applications/counts', 'Applications'], ['/contract', 'ERP Connection'], ['/hr/operations/backlog', 'What failed']])('names what did not answer: %s', async (broken, page) => {
  attention(broken);
  expect((await screen.findByRole('status')).textContent).toContain(`Could not be asked: ${page}.`);
  expect(screen.queryByText('Nothing waits for you.')).toBeNull();
});

it.each([[400, '400'], [1000, '1,000+']])('counts all %i who wait, and not those of one page', async (needsPerson, shown) => {
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(path.endsWith('/conversations/counts')
    ? { mine: 0, needsPerson, unread: 0, longestWaitSince: new Date(Date.now() - 3_600_000).toISOString() } : { items: [], waiting: {}, stages: {} })));
  renderConsole(<Attention />, 'Viewer');
  expect(await screen.findByText(`${shown} customers wait for a person`)).toBeTruthy();
});
