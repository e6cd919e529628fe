import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { simulateFlow, type PreviewInput } from '@/api/flows';
import type { SimulatedWorld, Simulation, SimulationState } from '@/api/types';
import type { Content, PhoneMessage } from '@/phone/model';
import type { Flow } from '../model/flow';
import { saidIn } from './messages';

interface Moment {
  state: SimulationState | null;
  messages: readonly PhoneMessage[];
  turns: Simulation['turns'];
  /** All that the customer did so far: what a test keeps. */
  inputs: readonly PreviewInput[];
}

interface Move {
  input: PreviewInput;
  /** His own bubble; none where he did nothing, as when one jumps to a step. */
  shown?: Content | undefined;
  replyTo?: string | undefined;
}

const beginning: Moment = { state: null, messages: [], turns: [], inputs: [] };

/** Numbers of the countries where a language is spoken: the bot takes the customer's language from them. */
const phones: Readonly<Record<string, string>> = { en: '+447700900123', ar: '+971501234567', 'pt-BR': '+5511912345678', ne: '+9779800000000' };

export const phoneIn = (language: string) => phones[language] ?? '+447700900123';

export type World = Required<Pick<SimulatedWorld, 'returning' | 'erp'>>;

/** The draft, played by the engine itself. Every answer is kept, so that one can go back. */
export function useSimulation(id: string, flow: Flow, language: string) {
  const [moments, setMoments] = useState<readonly Moment[]>([beginning]);
  const [world, setWorld] = useState<World>({ returning: false, erp: {} });
  const now = moments.at(-1) ?? beginning;
  const whole = { ...world, name: 'Asha', phone: phoneIn(language) };

  const playing = useMutation({
    mutationFn: async ({ input, shown, replyTo }: Move): Promise<Moment> => {
      const turn = moments.length;
      const simulation = await simulateFlow(id, flow, now.state, [input], whole);
      const own: PhoneMessage[] = shown ? [{ id: `${turn}-me`, from: 'customer', at: simulation.state.now, content: shown, delivery: 'read', replyTo }] : [];
      return { state: simulation.state, messages: [...now.messages, ...own, ...saidIn(simulation, turn)], turns: simulation.turns, inputs: [...now.inputs, input] };
    },
    meta: { shownInPlace: true },
    onSuccess: moment => setMoments(before => [...before, moment]),
  });

  const restart = () => {
    playing.reset();
    setMoments([beginning]);
  };

  return {
    now,
    world,
    /** How it was played, for a test. */
    whole,
    begun: moments.length > 1,
    busy: playing.isPending,
    error: playing.error,
    send: (move: Move) => playing.mutate(move),
    back: () => setMoments(before => (before.length > 1 ? before.slice(0, -1) : before)),
    restart,
    /** Another customer, or an ERP that answers otherwise: the conversation begins anew. */
    change: (part: Partial<World>) => {
      setWorld(before => ({ ...before, ...part }));
      restart();
    },
  };
}

export type SimulationPlay = ReturnType<typeof useSimulation>;
