import { useEffect, useState } from 'react';
import { checkFlow } from '@/api/flows';
import type { FlowProblem } from '@/api/types';
import { useDebounced } from '@/lib/use-debounced';
import type { Flow } from '../model/flow';

/** What the engine's own checks say of the flow as it is edited, once typing rests; null until they have spoken. */
export function useProblems(id: string, flow: Flow): readonly FlowProblem[] | null {
  const settled = useDebounced(flow, 500);
  const [problems, setProblems] = useState<readonly FlowProblem[] | null>(null);
  useEffect(() => {
    let current = true;
    checkFlow(id, settled).then(
      answer => current && setProblems(answer.problems),
      // Saving tells of a connection that is gone; stale problems would lead to what is mended.
      () => current && setProblems(null),
    );
    return () => {
      current = false;
    };
  }, [id, settled]);
  return problems;
}
