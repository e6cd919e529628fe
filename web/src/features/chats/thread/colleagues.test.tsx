import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { live } from '@/api/live';
import type { Replying } from '@/api/live-change';
import { sessionQuery } from '@/api/session';
import { renderConsole } from '@/test/render';
import { Colleagues } from './colleagues';

const chat = 'chat-1';
const ana: Replying = { conversationId: chat, userId: 'ana', name: 'Ana' };

describe('colleagues who write in the same chat', () => {
  let say: (colleague: Replying) => void;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(live, 'onReplying').mockImplementation(listener => {
      say = listener;
      return () => {};
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('are named while they write and forgotten when they stop', () => {
    const { container } = renderConsole(<Colleagues id={chat} />);
    act(() => say(ana));
    expect(container.textContent).toContain('Ana is replying');
    act(() => vi.advanceTimersByTime(4_000));
    act(() => say(ana));
    act(() => vi.advanceTimersByTime(4_000));
    expect(container.textContent).toContain('Ana is replying');
    act(() => vi.advanceTimersByTime(3_000));
    expect(container.textContent).toBe('');
  });

  it('are not those of another chat, and not oneself in another tab', () => {
    const { queries, container } = renderConsole(<Colleagues id={chat} />);
    act(() => {
      queries.setQueryData(sessionQuery.queryKey, { antiforgery: '', user: { id: 'me', name: 'Me', email: '', roles: [], secondFactor: false, mustSetUpSecondFactor: false, mustChoosePassword: false, password: true } });
      vi.advanceTimersByTime(1);
    });
    act(() => say({ ...ana, conversationId: 'chat-2' }));
    act(() => say({ ...ana, userId: 'me' }));
    expect(container.textContent).toBe('');
  });
});
