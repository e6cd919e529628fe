import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { sessionQuery } from '@/api/session';
import type { Message } from '@/api/types';
import { colleaguesQuery } from '@/api/users';
import { renderConsole } from '@/test/render';
import { SystemRow } from './system-row';

afterEach(cleanup);

/** As Ana sees it, whose colleague is Ben. */
async function noteIs(agentId: string | undefined, told: string) {
  const message: Message = { id: 'l1', by: 'system', at: '2026-11-30T10:00:00Z', hidden: false, hiddenFile: false, late: false, mayHaveArrivedTwice: false, line: { code: 'note', arguments: { text: 'Calls back', ...(agentId && { agentId }) } } };
  const { queries } = renderConsole(<SystemRow message={message} />);
  queries.setQueryData(sessionQuery.queryKey, { antiforgery: '', user: { id: 'ana', name: 'Ana', email: '', roles: [], secondFactor: false, mustSetUpSecondFactor: false, mustChoosePassword: false, password: true } });
  queries.setQueryData(colleaguesQuery.queryKey, [{ id: 'ben', name: 'Ben', disabled: false }]);
  await waitFor(() => expect(screen.getByText(told, { exact: false })).toBeTruthy());
}

describe('a note', () => {
  it('of one’s own says so', () => noteIs('ana', 'Note of yours'));
  it('of a colleague bears his name', () => noteIs('ben', 'Note by Ben'));
  it('whose author is not told is nobody’s in particular', () => noteIs(undefined, 'Note by A colleague'));
});

it('says in the reader’s words what the bot could not use', async () => {
  const line = (kind: string): Message => ({ id: kind, by: 'system', at: '2026-11-30T10:00:00Z', hidden: false, hiddenFile: false, late: false, mayHaveArrivedTwice: false, line: { code: 'media_not_taken', arguments: { kind } } });
  renderConsole(<><SystemRow message={line('Voice')} /><SystemRow message={line('poll')} /></>);
  expect(await screen.findByText('The bot could not use what was sent (Voice message)')).toBeTruthy();
  expect(screen.getByText('The bot could not use what was sent (poll)')).toBeTruthy();
});

describe('what became of an order', () => {
  const placed: Message = { id: 'l2', by: 'system', at: '2026-11-30T10:00:00Z', hidden: false, hiddenFile: false, late: false, mayHaveArrivedTwice: false, line: { code: 'order_placed', arguments: { number: 'SO-9' } } };
  it('leads to it', async () => {
    renderConsole(<SystemRow message={placed} />, 'Sales');
    expect((await screen.findByRole('link', { name: 'Order SO-9 placed' })).getAttribute('href')).toBe('/orders?q=SO-9');
  });
  it('leads nowhere for whom orders are not', async () => {
    renderConsole(<SystemRow message={placed} />, 'Agent');
    await screen.findByText('Order SO-9 placed');
    expect(screen.queryByRole('link')).toBeNull();
  });
});
