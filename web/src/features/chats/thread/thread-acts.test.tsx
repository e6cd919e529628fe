import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '@/api/types';
import { renderConsole } from '@/test/render';
import { Labels } from '../details/labels';
import { Composer } from './composer';
import { ThreadHeader } from './thread-header';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const soon = new Date(Date.now() + 3_600_000).toISOString();
const chat: Conversation = {
  id: 'chat', contact: { id: 'contact', name: null, phone: null, userId: null, username: null, noAdvertising: false }, lastBy: 'customer', unread: 0, answeredBy: 'waiting', version: 1, labels: ['VIP'], blocked: false, hrOnly: false, merged: [], lastFailed: false, cannotReceive: false,
  windowEndsAt: soon,
};

/** What is drawn of a chat that can be pressed or written in, as somebody in this role sees it. */
function actsOf(role: 'Agent' | 'Viewer', conversation = chat) {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json([])));
  renderConsole(
    <>
      <ThreadHeader conversation={conversation} onBack={() => undefined} />
      <Composer conversation={conversation} quoted={null} onQuote={() => undefined} send={() => undefined} />
      <Labels conversation={conversation} />
    </>,
    role,
  );
  const named = (name: string | RegExp) => screen.queryByRole('button', { name }) ?? screen.queryByRole('combobox', { name });
  return { done: named('Done'), order: named('New order'), take: named('Take over'), template: named(/template/i), label: named('Add a label'), unlabel: named('Remove label VIP') };
}

describe('who may answer', () => {
  it('takes over, orders and labels', () => {
    const { template, ...acts } = actsOf('Agent');
    expect(Object.values(acts).every(Boolean)).toBe(true);
    expect(template).toBeNull();
  });
  it('sends a template once the window is closed', () => expect(actsOf('Agent', { ...chat, windowEndsAt: null }).template).toBeTruthy());
});

describe('who only looks', () => {
  it.each([['open', soon], ['closed', null]])('is offered nothing that is refused, where the window is %s', (_, windowEndsAt) => {
    expect(Object.values(actsOf('Viewer', { ...chat, windowEndsAt })).filter(Boolean)).toEqual([]);
    expect(screen.getByText('VIP')).toBeTruthy();
    expect(screen.getByText('Your role may look at this, and not change it.')).toBeTruthy();
  });
});
