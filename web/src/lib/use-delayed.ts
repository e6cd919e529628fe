import { useEffect, useState } from 'react';

/** True once `active` has lasted 150 ms: a skeleton that flashes is worse than none. */
export function useDelayed(active: boolean, milliseconds = 150) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active, milliseconds]);
  return active && late;
}
