import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import type { Change, LiveState } from './live';

interface Listeners {
  onState: (state: LiveState) => void;
  onChange: (change: Change) => void;
  onGap: () => void;
}

/** How long to wait before the next try: quick at first, then every ten seconds. */
const waits = [0, 500, 1_000, 2_000, 5_000];
const nextWait = (tries: number) => waits[tries] ?? 10_000;

/** A WebSocket that is opened again for as long as the tab lives; the answer closes it. */
export function connect({ onState, onChange, onGap }: Listeners): () => void {
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
      onState('connected');
      // Between the first reads and this moment something may have happened.
      onGap();
    } catch {
      if (closed) return;
      onState(navigator.onLine ? 'reconnecting' : 'offline');
      timer = setTimeout(() => void start(tries + 1), nextWait(tries + 1));
    }
  };

  connection.on('changed', onChange);
  connection.onreconnecting(() => onState(navigator.onLine ? 'reconnecting' : 'offline'));
  connection.onreconnected(() => {
    onState('connected');
    onGap();
  });
  connection.onclose(() => {
    if (!closed) void start(0);
  });
  void start(0);

  return () => {
    closed = true;
    clearTimeout(timer);
    void connection.stop();
  };
}
