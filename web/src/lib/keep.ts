import { useCallback, useSyncExternalStore } from 'react';

const forgets = new Set<() => void>();

/** Before somebody else sees this tab. */
export const forgetKept = () => forgets.forEach(forget => forget());

/** What outlives the place it is shown in, by id: until it is done with, the page is left, or somebody signs in anew. */
export function keep<T>(empty: T) {
  const values = new Map<string, T>();
  const shown = new Map<string, Set<() => void>>();
  const valueOf = (id: string) => values.get(id) ?? empty;
  const subscribe = (id: string, listener: () => void) => {
    const listeners = shown.get(id) ?? new Set();
    shown.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) shown.delete(id);
    };
  };
  forgets.add(() => {
    values.clear();
    shown.forEach(listeners => listeners.forEach(listener => listener()));
  });
  return {
    isShown: (id: string) => shown.has(id),
    change: (id: string, next: (now: T) => T) => {
      const value = next(valueOf(id));
      if (value === empty) values.delete(id);
      else values.set(id, value);
      shown.get(id)?.forEach(listener => listener());
    },
    useKept: (id: string) => useSyncExternalStore(useCallback((listener: () => void) => subscribe(id, listener), [id]), () => valueOf(id)),
  };
}
