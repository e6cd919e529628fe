import { useSyncExternalStore } from 'react';
import { live } from '@/api/live';

export const useLiveState = () => useSyncExternalStore(live.onState, live.state);
