import { useSyncExternalStore } from 'react';
import type { Language } from '@/i18n';

export type Theme = 'system' | 'light' | 'dark';

export type Notice = 'mine' | 'waiting' | 'orders';

export interface Preferences {
  theme: Theme;
  language: Language;
  details: boolean;
  /** What the browser tells of while one looks elsewhere. */
  notices: readonly Notice[];
  /** Users who do not want the guide of the first steps any more. */
  guideHiddenBy: readonly string[];
  /** What each user had done of them when he last saw them: so that the guide stands at once as it will be. */
  guideDone: Readonly<Record<string, readonly string[]>>;
}

const key = 'bridge.preferences';

function read(): Preferences {
  const defaults: Preferences = { theme: 'system', language: navigator.language.startsWith('ar') ? 'ar' : 'en', details: true, notices: [], guideHiddenBy: [], guideDone: {} };
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences> };
  } catch {
    // Storage may be forbidden or hold something else: the defaults serve.
    return defaults;
  }
}

let current = read();
const listeners = new Set<() => void>();

// What is chosen in one tab holds in the others at once.
window.addEventListener('storage', event => {
  if (event.key !== key) return;
  current = read();
  listeners.forEach(listener => listener());
});

export const preferences = () => current;

export function setPreferences(change: Partial<Preferences>) {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Kept for this tab only.
  }
  listeners.forEach(listener => listener());
}

export function onPreferences(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export const usePreferences = () => useSyncExternalStore(onPreferences, preferences);
