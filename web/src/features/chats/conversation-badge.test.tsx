import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionQuery } from '@/api/session';
import type { Conversation } from '@/api/types';
import { renderConsole } from '@/test/render';
import { ConversationBadge } from './conversation-badge';

const chat: Conversation = {
  id: 'chat', contact: { id: 'contact', name: null, phone: null, userId: null, username: null }, lastBy: 'bot', unread: 0, answeredBy: 'bot', version: 1, labels: [], blocked: false, hrOnly: false, merged: [], lastFailed: false, cannotReceive: false,
};

/** As Ana sees it. */
function badgeOf(change: Partial<Conversation>) {
  const { queries, container } = renderConsole(<ConversationBadge conversation={{ ...chat, ...change }} />);
  act(() => {
    queries.setQueryData(sessionQuery.queryKey, { antiforgery: '', user: { id: 'ana', name: 'Ana', email: '', roles: [], secondFactor: false, mustSetUpSecondFactor: false, mustChoosePassword: false, password: true } });
    vi.advanceTimersByTime(1);
  });
  return container.textContent;
}

describe('the one badge of a conversation', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is none where nothing is to be known', () => expect(badgeOf({})).toBe(''));

  it('says that the last message failed, before who answers and how long the window is open', () => {
    expect(badgeOf({ lastFailed: true })).toBe('Failed');
    expect(badgeOf({ lastFailed: true, answeredBy: 'person', windowEndsAt: new Date(Date.now() + 600_000).toISOString() })).toBe('Failed');
  });

  it('tells one’s own chats from those of colleagues', () => {
    expect(badgeOf({ answeredBy: 'person', agentId: 'ana' })).toBe('Yours');
    expect(badgeOf({ assigneeId: 'ana' })).toBe('Yours');
    expect(badgeOf({ answeredBy: 'person', agentId: 'ben' })).toBe('Person');
  });

  it('says that nothing can reach him before that the last message did not', () => expect(badgeOf({ lastFailed: true, cannotReceive: true })).toBe('Cannot receive'));

  it('says first that somebody waits', () => expect(badgeOf({ lastFailed: true, answeredBy: 'waiting' })).toBe('Needs a person'));
});
