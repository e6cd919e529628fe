import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from '@/i18n';
import { useBuilder } from './context';
import type { FoundProblem } from './found-problem';
import { problemWords } from './problem-words';
import styles from './problems.module.css';

/** What the checks found; each leads to its step. */
export function Problems({ problems }: { problems: readonly FoundProblem[] }) {
  const { t } = useTranslation();
  const { id, show } = useBuilder();
  if (problems.length === 0) return <p className={styles.none}><CircleCheck size={14} aria-hidden /> {t('flows.problems.none')}</p>;
  const ordered = [...problems].sort((one, other) => Number(other.blocks) - Number(one.blocks));
  return (
    <ul className={styles.list} aria-label={t('flows.problems.title')}>
      {ordered.map((problem, index) => (
        <li key={index}>
          <button type="button" className={styles.problem} data-blocks={problem.blocks} disabled={!problem.stepId || problem.flowId !== id} onClick={() => problem.stepId && show(problem.stepId)}>
            {problem.blocks ? <CircleAlert size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
            <span className={styles.words}>
              {problemWords(t, problem)}
              <bdi className={styles.where}>{[problem.flowId === id ? null : problem.flowId, problem.stepId].filter(Boolean).join(' › ') || t('flows.problems.flow')}</bdi>
            </span>
            <span className={styles.kind}>{problem.blocks ? t('flows.problems.blocks') : t('flows.problems.notice')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
