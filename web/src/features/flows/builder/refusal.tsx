import { refusedPublication } from '@/api/flows';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { problemWords } from './problem-words';

/** Why nothing was published: what the server found in the flow, or what went wrong. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const refused = refusedPublication(error);
  if (!refused) return <p role="alert" dir="auto" className={field.error}>{problemText(t, error)}</p>;
  const blocking = refused.problems?.filter(problem => problem.blocks) ?? [];
  const red = refused.redTests?.length ?? 0;
  return (
    <div role="alert" className={field.error}>
      <p>{t('flows.publish.refused')}:</p>
      <ul>
        {blocking.map((problem, index) => <li key={index}>{problemWords(t, problem)} <bdi>{[problem.flowId, problem.stepId].filter(Boolean).join(' › ')}</bdi></li>)}
        {red > 0 && <li>{t('flows.tests.title', { passed: 0, failed: red })}</li>}
      </ul>
    </div>
  );
}
