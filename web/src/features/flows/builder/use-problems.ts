import { useEffect, useMemo, useState } from 'react';
import { checkFlow } from '@/api/flows';
import type { FlowProblem } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useDebounced } from '@/lib/use-debounced';
import type { Flow } from '../model/flow';
import { stepsSaying } from '../model/sentences';
import type { FoundProblem } from './found-problem';

/** What the engine's own checks say of the flow as it is edited, once typing rests; null until they have spoken. */
export function useProblems(id: string, flow: Flow): readonly FoundProblem[] | null {
  const { t } = useTranslation();
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
  const begun = useMemo(() => stepsSaying(settled, [t('flows.newText'), t('flows.newOption')]), [settled, t]);
  return useMemo(() => problems && [...problems, ...begun.map(stepId => ({ flowId: id, stepId, code: 'StillAsBegun' as const, subject: stepId, blocks: false }))], [problems, begun, id]);
}
