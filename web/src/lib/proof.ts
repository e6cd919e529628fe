import { useSyncExternalStore } from 'react';

interface Asked {
  answer: Promise<boolean>;
  settle: (proved: boolean) => void;
}

let asked: Asked | undefined;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach(listener => listener());

/** Asks the person to say once more who he is; whatever else needs it meanwhile waits for the same answer. */
export function askForProof(): Promise<boolean> {
  if (!asked) {
    let resolve: (proved: boolean) => void = () => {};
    const answer = new Promise<boolean>(done => { resolve = done; });
    asked = {
      answer,
      settle: proved => {
        asked = undefined;
        resolve(proved);
        tell();
      },
    };
    tell();
  }
  return asked.answer;
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useProofAsked = () => useSyncExternalStore(listen, () => asked);
