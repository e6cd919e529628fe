import { describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/types';
import { renderConsole } from '@/test/render';
import { ConversationBadge } from './conversation-badge';

const chat: Conversation = {
  id: 'chat', contact: { id: 'contact', name: null, phone: null, userId: null, username: null }, lastBy: 'bot', unread: 0, answeredBy: 'bot', version: 1, labels: [], blocked: false, hrOnly: false, merged: [], lastFailed: false,
};

const badgeOf = (change: Partial<Conversation>) => renderConsole(<ConversationBadge conversation={{ ...chat, ...change }} />).container.textContent;

describe('the one badge of a conversation', () => {
  it('is none where nothing is to be known', () => expect(badgeOf({})).toBe(''));

  it('says that the last message failed, before who answers and how long the window is open', () => {
    expect(badgeOf({ lastFailed: true })).toBe('Failed');
    expect(badgeOf({ lastFailed: true, answeredBy: 'person', windowEndsAt: new Date(Date.now() + 600_000).toISOString() })).toBe('Failed');
  });

  it('says first that somebody waits', () => expect(badgeOf({ lastFailed: true, answeredBy: 'waiting' })).toBe('Needs a person'));
});
