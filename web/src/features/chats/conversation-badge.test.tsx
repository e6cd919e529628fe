import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionQuery } from '@/api/session';
import type { Conversation } from '@/api/types';
import { renderConsole } from '@/test/render';
import { ConversationBadge } from './conversation-badge';

const chat: Conversation = {
  id: 'chat', contact: { id: 'contact', name: null, phone: null, userId: null, username: null, noAdvertising: false }, lastBy: 'bot', unread: 0, answeredBy: 'bot', version: 1, labels: [], blocked: false, hrOnly: false, merged: [], lastFailed: false, cannotReceive: false,
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
    expect(badgeOf({ answeredBy: 'person', agentId: 'ana' })).toBe('You answer');
    expect(badgeOf({ answeredBy: 'person', agentId: 'ana', assigneeId: 'ben' })).toBe('You answer');
    expect(badgeOf({ answeredBy: 'person', agentId: 'ben' })).toBe('Person');
  });

  it('does not say that one answers what is only assigned to one', () => {
    expect(badgeOf({ assigneeId: 'ana' })).toBe('Assigned to you');
    // Handed back: the bot answers, whoever did before.
    expect(badgeOf({ agentId: 'ana', assigneeId: 'ana' })).toBe('Assigned to you');
    expect(badgeOf({ agentId: 'ana' })).toBe('');
    expect(badgeOf({ answeredBy: 'person', agentId: 'ben', assigneeId: 'ana' })).toBe('Assigned to you');
  });

  it('says until when it is put off, and nothing of it once it is back', () => {
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    expect(badgeOf({ snoozedUntil: inHours(48), answeredBy: 'person', agentId: 'ana' })).toMatch(/^Until \d{1,2} [A-Z][a-z]{2}$/);
    expect(badgeOf({ snoozedUntil: inHours(-1) })).toBe('');
    expect(badgeOf({ snoozedUntil: inHours(1), lastFailed: true })).toBe('Failed');
  });

  it('says that nothing can reach him before that the last message did not', () => expect(badgeOf({ lastFailed: true, cannotReceive: true })).toBe('Cannot receive'));

  it('says first that somebody waits', () => expect(badgeOf({ lastFailed: true, answeredBy: 'waiting' })).toBe('Needs a person'));
});
