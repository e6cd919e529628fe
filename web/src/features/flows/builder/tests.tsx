import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, CircleAlert, CircleCheck, Trash2 } from 'lucide-react';
import { acceptFlowTest, removeFlowTest } from '@/api/flows';
import type { FlowTestResult } from '@/api/types';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { useBuilder } from './context';
import styles from './tests.module.css';

type Said = FlowTestResult['differences'][number]['expected'];

const words = (turn: Said) => turn?.says.map(message => [message.words, ...message.options.map(option => `[${option}]`)].join(' ')).join(' / ') ?? '';

/** The chats that were kept as tests, and how each comes out now. */
export function Tests({ results }: { results: readonly FlowTestResult[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id } = useBuilder();
  const changing = useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['flow', 'tests', id] }),
  });
  if (results.length === 0) return <p className={styles.none}>{t('flows.tests.none')}</p>;
  return (
    <ul className={styles.list}>
      {results.map(test => {
        // Every flow's tests are played with this draft; those of another are accepted there.
        const own = test.flowId === id;
        return (
          <li key={test.id}>
            <div className={styles.test} data-red={!test.passed}>
              {!test.passed ? <CircleAlert size={14} aria-hidden /> : <CircleCheck size={14} aria-hidden />}
              <span><bdi>{test.name}</bdi>{!own && <> · <Link to="/flows/$flowId" params={{ flowId: test.flowId }}><bdi>{test.flowId}</bdi></Link></>}</span>
              <span className={styles.state}>{test.passed ? t('flows.tests.passed') : t('flows.tests.red')}</span>
              {own && !test.passed && <Button disabled={changing.isPending} onClick={() => changing.mutate(() => acceptFlowTest(id, test.id))}><Check size={13} aria-hidden /> {t('flows.tests.accept')}</Button>}
              {own && (
                <AskFirst title={t('flows.tests.removeAsk', { name: test.name })} text={t('flows.tests.removeText')} act={t('flows.tests.remove')} onAct={() => changing.mutate(() => removeFlowTest(id, test.id))}>
                  {ask => <IconButton icon={Trash2} label={t('flows.tests.remove')} disabled={changing.isPending} onClick={ask} />}
                </AskFirst>
              )}
            </div>
            {test.differences.map((difference, index) => (
              <dl key={index} className={styles.difference}>
                <div><dt>{t('flows.tests.expected')}</dt><dd dir="auto">{words(difference.expected)}</dd></div>
                <div><dt>{t('flows.tests.came')}</dt><dd dir="auto">{words(difference.came)}</dd></div>
              </dl>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
