import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { simulateFlow } from '@/api/flows';
import type { Simulation, SimulationState } from '@/api/types';
import type { Content, PhoneMessage } from '@/phone/model';
import type { Flow } from '../model/flow';
import { saidIn } from './messages';

interface Moment {
  state: SimulationState | null;
  messages: PhoneMessage[];
  turns: Simulation['turns'];
}

interface Input {
  item: Record<string, unknown>;
  shown: Content;
  replyTo?: string | undefined;
}

const beginning: Moment = { state: null, messages: [], turns: [] };

/** The draft, played by the engine itself. Every answer is kept, so that one can go back. */
export function useSimulation(id: string, flow: Flow) {
  const [moments, setMoments] = useState<readonly Moment[]>([beginning]);
  const now = moments.at(-1) ?? beginning;

  const playing = useMutation({
    mutationFn: async ({ item, shown, replyTo }: Input) => {
      const turn = moments.length;
      const simulation = await simulateFlow(id, flow, now.state, [{ item, afterMinutes: 0 }]);
      const said: PhoneMessage = { id: `${turn}-me`, from: 'customer', at: simulation.state.now, content: shown, delivery: 'read', replyTo };
      return { state: simulation.state, messages: [...now.messages, said, ...saidIn(simulation, turn)], turns: simulation.turns };
    },
    meta: { shownInPlace: true },
    onSuccess: moment => setMoments(before => [...before, moment]),
  });

  return {
    now,
    begun: moments.length > 1,
    busy: playing.isPending,
    error: playing.error,
    send: useCallback((input: Input) => playing.mutate(input), [playing]),
    back: () => setMoments(before => (before.length > 1 ? before.slice(0, -1) : before)),
    restart: () => {
      playing.reset();
      setMoments([beginning]);
    },
  };
}

export type SimulationPlay = ReturnType<typeof useSimulation>;
