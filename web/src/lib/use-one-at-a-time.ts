import { useRef } from 'react';

/** Begins nothing while what it began is not over: that a mutation is pending is drawn only after a second press may have come. */
export function useOneAtATime<T>(mutate: (value: T, options: { onSettled: () => void }) => void): (value: T) => void {
  const running = useRef(false);
  return value => {
    if (running.current) return;
    running.current = true;
    mutate(value, { onSettled: () => { running.current = false; } });
  };
}
