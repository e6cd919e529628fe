import { whenIdle } from '@/lib/when-idle';
import type { Change, LiveState, Replying } from './live-change';

let state: LiveState = 'connecting';
const stateListeners = new Set<() => void>();
const changeListeners = new Set<(change: Change) => void>();
const gapListeners = new Set<() => void>();
const replyingListeners = new Set<(colleague: Replying) => void>();
let tellReplying: ((conversationId: string) => void) | undefined;

function setState(next: LiveState) {
  if (state === next) return;
  state = next;
  stateListeners.forEach(listener => listener());
}

const subscribe = <T>(set: Set<T>, listener: T) => {
  set.add(listener);
  return () => {
    set.delete(listener);
  };
};

export const live = {
  state: () => state,
  onState: (listener: () => void) => subscribe(stateListeners, listener),
  onChange: (listener: (change: Change) => void) => subscribe(changeListeners, listener),
  /** Called when the connection is back after events may have been missed: read again what is shown. */
  onGap: (listener: () => void) => subscribe(gapListeners, listener),
  onReplying: (listener: (colleague: Replying) => void) => subscribe(replyingListeners, listener),
  /** Tells colleagues that one writes in this chat. Where there is no connection nobody is told: it is worth no more. */
  replying: (conversationId: string) => tellReplying?.(conversationId),
};

const signalGap = () => gapListeners.forEach(listener => listener());

/** Opens the tab's one WebSocket; the answer closes it. What speaks on it comes after the first paint: it is a tenth of the first load, and what happens until then is told afterwards. */
export function openLive(): () => void {
  const asked = Date.now();
  let close: (() => void) | undefined;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = async () => {
    try {
      const { connect } = await import('./live-connection');
      if (closed) return;
      const connection = connect(asked, {
        onState: setState, onChange: change => changeListeners.forEach(listener => listener(change)), onGap: signalGap,
        onReplying: colleague => replyingListeners.forEach(listener => listener(colleague)),
      });
      close = connection.close;
      tellReplying = connection.replying;
    } catch {
      // The gateway went away just now: it is asked again for as long as the tab lives.
      if (closed) return;
      setState('offline');
      timer = setTimeout(() => void open(), 2_000);
    }
  };
  const callOff = whenIdle(() => void open(), 2_000);
  return () => {
    closed = true;
    callOff();
    clearTimeout(timer);
    close?.();
    tellReplying = undefined;
    setState('connecting');
  };
}
