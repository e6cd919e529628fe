import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';

export type LiveKind = 'conversation' | 'product' | 'job' | 'order' | 'application' | 'sync';

export interface Change {
  kind: LiveKind;
  id: string;
  version: number;
}

export type LiveState = 'connecting' | 'connected' | 'reconnecting' | 'offline';

/** How long to wait before the next try: quick at first, then every ten seconds for as long as the tab lives. */
const waits = [0, 500, 1_000, 2_000, 5_000];
const nextWait = (tries: number) => waits[tries] ?? 10_000;

let state: LiveState = 'connecting';
const stateListeners = new Set<() => void>();
const changeListeners = new Set<(change: Change) => void>();
const gapListeners = new Set<() => void>();

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
};

const signalGap = () => gapListeners.forEach(listener => listener());

/** Opens the tab's one WebSocket; the answer closes it. */
export function openLive(): () => void {
  const connection = new HubConnectionBuilder()
    .withUrl('/live', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => nextWait(previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = async (tries: number) => {
    if (closed || connection.state !== HubConnectionState.Disconnected) return;
    try {
      await connection.start();
      if (closed) return;
      setState('connected');
      // Between the first reads and this moment something may have happened.
      signalGap();
    } catch {
      if (closed) return;
      setState(navigator.onLine ? 'reconnecting' : 'offline');
      timer = setTimeout(() => void start(tries + 1), nextWait(tries + 1));
    }
  };

  connection.on('changed', (change: Change) => changeListeners.forEach(listener => listener(change)));
  connection.onreconnecting(() => setState(navigator.onLine ? 'reconnecting' : 'offline'));
  connection.onreconnected(() => {
    setState('connected');
    signalGap();
  });
  connection.onclose(() => {
    if (!closed) void start(0);
  });
  void start(0);

  return () => {
    closed = true;
    clearTimeout(timer);
    setState('connecting');
    void connection.stop();
  };
}
