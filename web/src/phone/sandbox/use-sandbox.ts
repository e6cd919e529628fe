import { useCallback, useEffect, useRef, useState } from 'react';
import { sandbox, type LiveEvent, type Message, type State, type Template } from './api';

export interface Sandbox {
  state: State | null;
  chats: Record<string, Message[]>;
  templates: Template[];
  typing: Record<string, boolean>;
  connected: boolean;
  problem: string | null;
  dismiss: () => void;
  /** Does it, and says what was refused. */
  run: (act: Promise<unknown>) => void;
}

/** WhatsApp shows "typing…" for at most this long. */
const TYPING_MS = 25_000;

export function useSandbox(): Sandbox {
  const [state, setState] = useState<State | null>(null);
  const [chats, setChats] = useState<Record<string, Message[]>>({});
  const [templates, setTemplates] = useState<Template[]>([]);
  const [typing, setTyping] = useState<Record<string, boolean>>({});
  const [connected, setConnected] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const reading = useRef(new Map<string, { again: boolean }>());

  const run = useCallback((act: Promise<unknown>) => {
    act.catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'The sandbox did not answer.'));
  }, []);

  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const quiet = (id: string) => setTyping(now => ({ ...now, [id]: false }));

    // One reading of a chat at a time; what changes meanwhile is read once more after it.
    const readChat = async (id: string) => {
      const running = reading.current.get(id);
      if (running) {
        running.again = true;
        return;
      }
      const mine = { again: false };
      reading.current.set(id, mine);
      try {
        do {
          mine.again = false;
          const messages = await sandbox.messages(id);
          setChats(now => {
            if (messages.at(-1)?.from === 'business' && messages.at(-1)?.id !== now[id]?.at(-1)?.id) quiet(id);
            return { ...now, [id]: messages };
          });
        } while (mine.again);
      } finally {
        reading.current.delete(id);
      }
    };
    const readAll = async () => {
      const next = await sandbox.state();
      setState(next);
      setTemplates(await sandbox.templates());
      await Promise.all(next.customers.map(customer => readChat(customer.id)));
    };

    const events = new EventSource('/sandbox/events');
    events.onopen = () => setConnected(true);
    events.onerror = () => setConnected(false);
    events.onmessage = event => {
      const change = JSON.parse(event.data as string) as LiveEvent;
      const id = change.customerId;
      if (change.kind === 'message' && id) run(readChat(id));
      else if (change.kind === 'typing' && id) {
        clearTimeout(timers.get(id));
        setTyping(now => ({ ...now, [id]: true }));
        timers.set(id, setTimeout(() => quiet(id), TYPING_MS));
      } else if (change.kind === 'templates') run(sandbox.templates().then(setTemplates));
      else if (change.kind === 'customer' || change.kind === 'faults') run(sandbox.state().then(setState));
      else run(readAll());
    };
    return () => {
      events.close();
      timers.forEach(timer => clearTimeout(timer));
    };
  }, [run]);

  // The webhook's state has no event of its own, and matters only while something waits for it.
  const waiting = state !== null && (!state.webhook.verified || state.webhook.pending > 0 || state.faults.webhooksPaused);
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => run(sandbox.state().then(setState)), 1500);
    return () => clearInterval(timer);
  }, [waiting, run]);

  return { state, chats, templates, typing, connected, problem, dismiss: () => setProblem(null), run };
}
