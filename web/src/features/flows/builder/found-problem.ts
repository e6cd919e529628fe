import type { FlowProblem } from '@/api/types';

/** What the engine's checks found, and what only the console can know: that a step still says what it began with. */
export type FoundProblem = Omit<FlowProblem, 'code'> & { code: FlowProblem['code'] | 'StillAsBegun' };
