import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import { createCatchUp } from './catch-up';
import type { Change, LiveState, Replying } from './live-change';

interface Listeners {
  onState: (state: LiveState) => void;
  onChange: (change: Change) => void;
  onGap: () => void;
  onReplying: (colleague: Replying) => void;
}

/** How long to wait before the next try: quick at first, then every ten seconds. */
const waits = [0, 500, 1_000, 2_000, 5_000];
const nextWait = (tries: number) => waits[tries] ?? 10_000;

/** A WebSocket that is opened again for as long as the tab lives; the answer closes it, and tells colleagues where one writes. `asked`: since when what changes is waited for. */
export function connect(asked: number, { onState, onChange, onGap, onReplying }: Listeners) {
  const connection = new HubConnectionBuilder()
    .withUrl('/live', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => nextWait(previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
  const catchUp = createCatchUp({ asked, ask: milliseconds => connection.invoke<Change[] | null>('CatchUp', milliseconds), onChange, onGap });
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = async (tries: number) => {
    if (closed || connection.state !== HubConnectionState.Disconnected) return;
    try {
      await connection.start();
      if (closed) return;
      onState('connected');
      // Between the first reads and this moment something may have happened.
      void catchUp.connected();
    } catch {
      if (closed) return;
      onState(navigator.onLine ? 'reconnecting' : 'offline');
      timer = setTimeout(() => void start(tries + 1), nextWait(tries + 1));
    }
  };

  connection.on('changed', onChange);
  connection.on('replying', onReplying);
  // The gateway itself has missed something.
  connection.on('gap', onGap);
  connection.onreconnecting(() => {
    catchUp.lost();
    onState(navigator.onLine ? 'reconnecting' : 'offline');
  });
  connection.onreconnected(() => {
    onState('connected');
    void catchUp.connected();
  });
  connection.onclose(() => {
    catchUp.lost();
    if (!closed) void start(0);
  });
  void start(0);

  return {
    close: () => {
      closed = true;
      clearTimeout(timer);
      void connection.stop();
    },
    replying: (conversationId: string) => {
      if (connection.state === HubConnectionState.Connected) void connection.send('Replying', conversationId).catch(() => onState('reconnecting'));
    },
  };
}
