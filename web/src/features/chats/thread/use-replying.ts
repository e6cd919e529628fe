import { useCallback, useEffect, useRef, useState } from 'react';
import { live } from '@/api/live';
import type { Replying } from '@/api/live-change';

/** Said again so often while somebody writes, and believed for a little longer. */
const every = 2_500;
const believed = 6_000;

/** Tells colleagues that one writes here, once in a while however fast one types. */
export function useTellReplying(conversationId: string) {
  const told = useRef(0);
  return useCallback(() => {
    const now = Date.now();
    if (now - told.current < every) return;
    told.current = now;
    live.replying(conversationId);
  }, [conversationId]);
}

/** Colleagues who write in this chat just now; one's other tabs are no colleague. */
export function useReplying(conversationId: string, me: string | undefined): readonly Replying[] {
  const [writing, setWriting] = useState<readonly Replying[]>([]);
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const without = (userId: string) => (all: readonly Replying[]) => all.filter(one => one.userId !== userId);
    const stop = live.onReplying(colleague => {
      if (colleague.conversationId !== conversationId || colleague.userId === me) return;
      clearTimeout(timers.get(colleague.userId));
      timers.set(colleague.userId, setTimeout(() => setWriting(without(colleague.userId)), believed));
      setWriting(all => [...without(colleague.userId)(all), colleague]);
    });
    return () => {
      stop();
      timers.forEach(timer => clearTimeout(timer));
    };
  }, [conversationId, me]);
  return writing;
}
