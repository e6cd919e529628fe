import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { differenceQuery, flowKeys, liveChatsQuery, publishFlow, runFlowTests } from '@/api/flows';
import type { LiveChats } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import { useOneAtATime } from '@/lib/use-one-at-a-time';
import { useBuilder } from './context';
import { Difference } from './difference';
import { Fates } from './fates';
import type { FoundProblem } from './found-problem';
import { Problems } from './problems';
import styles from './publish-dialog.module.css';
import { Refusal } from './refusal';
import { Tests } from './tests';
import type { useDraft } from './use-draft';
import { usePublished } from './use-published';

interface Props {
  draft: ReturnType<typeof useDraft>;
  problems: readonly FoundProblem[];
  onClose: () => void;
}

/** What will change, who is in the middle of it, and what stands in the way: seen before it is done. */
export function PublishDialog({ draft, problems, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { id, editor } = useBuilder();
  const published = usePublished();
  const [note, setNote] = useState('');
  const [fate, setFate] = useState<LiveChats>('Keep');
  const [override, setOverride] = useState('');
  const { save, state } = draft;
  useEffect(() => void save(), [save]);
  const counted = useQuery(liveChatsQuery(id));
  const compared = useQuery({ ...differenceQuery(id, null, null), enabled: state === 'saved' });
  // Played with what is on the screen; a test that is accepted or removed plays them anew.
  const tested = useQuery({ queryKey: ['flow', 'tests', id, 'run', editor.flow], queryFn: () => runFlowTests(id, editor.flow) });
  const [{ data: live }, { data: difference }, { data: tests }] = [counted, compared, tested];
  const unseen = [counted, compared, tested].filter(({ error, data }) => error && !data);
  const red = tests?.results.filter(result => !result.passed) ?? [];
  const publishing = useMutation({
    mutationFn: async () => {
      const failure = await save();
      if (failure) throw failure;
      return publishFlow(id, draft.revision.current, { note: note.trim() || null, liveChats: fate, override: red.length > 0 ? override.trim() || null : null });
    },
    meta: { shownInPlace: true },
    onSuccess: async answer => {
      await Promise.all([queries.invalidateQueries({ queryKey: flowKeys.all }), queries.invalidateQueries({ queryKey: flowKeys.versions(id) })]);
      toast(published(answer), 'good');
      onClose();
    },
    // A test or another flow may have come between.
    onError: () => queries.invalidateQueries({ queryKey: ['flow', 'tests', id] }),
  });
  const publish = useOneAtATime(publishing.mutate);
  const blocking = problems.filter(problem => problem.blocks);
  // Seen before it is done, and nothing moves under the pointer that is about to do it.
  const looking = counted.isPending || tested.isPending || (compared.isPending && state !== 'conflict' && state !== 'failed');
  const refused = looking || unseen.length > 0 || blocking.length > 0 || (red.length > 0 && !override.trim());

  return (
    <Dialog
      open wide onClose={onClose} title={t('flows.publish.title')} lead={t('flows.publish.lead')}
      foot={
        <>
          <Refusal error={publishing.error} />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" disabled={refused || publishing.isPending} onClick={() => publish()}>
            {publishing.isPending ? t('flows.publish.working') : t('flows.publish.act')}
          </Button>
        </>
      }
    >
      {looking && <ListSkeleton rows={3} round={false} />}
      {!looking && unseen[0] && <ErrorState error={unseen[0].error} retry={() => unseen.forEach(one => void one.refetch())} />}
      {!looking && blocking.length > 0 && (
        <section className={styles.part}>
          <h3>{t('flows.publish.refused')}</h3>
          <div className={styles.box}><Problems problems={blocking} /></div>
        </section>
      )}
      {!looking && tests && tests.results.length > 0 && (
        <section className={styles.part}>
          <h3>{t('flows.tests.title', { passed: tests.passed, failed: tests.failed })}</h3>
          <Tests results={tests.results} />
          {red.length > 0 && <TextField label={t('flows.tests.override')} hint={t('flows.tests.overrideHint')} maxLength={500} dir="auto" value={override} onChange={event => setOverride(event.target.value)} />}
        </section>
      )}
      {!looking && difference && (
        <section className={styles.part}>
          <h3>{t('flows.publish.changes')}</h3>
          <Difference difference={difference} />
        </section>
      )}
      {!looking && live && (
        <section className={styles.part}>
          <h3>{t('flows.publish.live', { count: live.total })}</h3>
          {live.total > 0 && (
            <>
              <ul className={styles.steps}>
                {live.steps.map(step => (
                  <li key={step.stepId}><bdi>{step.stepId}</bdi><span className="numeric">{format.number(step.count)}</span>{!step.survives && <em>{t('flows.publish.gone')}</em>}</li>
                ))}
              </ul>
              <Fates fate={fate} onChange={setFate} />
            </>
          )}
        </section>
      )}
      <TextField label={t('flows.publish.note')} hint={t('flows.publish.noteHint')} maxLength={500} dir="auto" value={note} onChange={event => setNote(event.target.value)} />
    </Dialog>
  );
}
