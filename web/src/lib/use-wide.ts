import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(min-width: 1181px)');

function subscribe(listener: () => void) {
  const wide = query();
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** Whether a third pane has room beside the list and the work. */
export const useWide = () => useSyncExternalStore(subscribe, () => query().matches);
