import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { differenceQuery, flowKeys, liveChatsQuery, publishFlow, runFlowTests } from '@/api/flows';
import type { FlowProblem, LiveChats } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { ListSkeleton } from '@/components/skeleton';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import { useBuilder } from './context';
import { Difference } from './difference';
import { Problems } from './problems';
import styles from './publish-dialog.module.css';
import { Tests } from './tests';
import type { useDraft } from './use-draft';

const fates: readonly LiveChats[] = ['Keep', 'Move', 'End'];

interface Props {
  draft: ReturnType<typeof useDraft>;
  problems: readonly FlowProblem[];
  onClose: () => void;
}

/** What will change, who is in the middle of it, and what stands in the way: seen before it is done. */
export function PublishDialog({ draft, problems, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { id, editor } = useBuilder();
  const [note, setNote] = useState('');
  const [fate, setFate] = useState<LiveChats>('Keep');
  const [override, setOverride] = useState('');
  const { save, state } = draft;
  useEffect(() => void save(), [save]);
  const { data: live, isPending: counting } = useQuery(liveChatsQuery(id));
  const { data: difference, isPending: comparing } = useQuery({ ...differenceQuery(id, null, null), enabled: state === 'saved' });
  // Played with what is on the screen; a test that is accepted or removed plays them anew.
  const { data: tests, isPending: testing } = useQuery({ queryKey: ['flow', 'tests', id, 'run', editor.flow], queryFn: () => runFlowTests(id, editor.flow) });
  const red = tests?.results.filter(result => !result.passed) ?? [];
  const publishing = useMutation({
    mutationFn: async () => {
      const failure = await save();
      if (failure) throw failure;
      return publishFlow(id, draft.revision.current, { note: note.trim() || null, liveChats: fate, override: red.length > 0 ? override.trim() || null : null });
    },
    meta: { shownInPlace: true },
    onSuccess: async ({ version }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: flowKeys.all }), queries.invalidateQueries({ queryKey: flowKeys.versions(id) })]);
      toast(t('flows.publish.done', { version: version ?? '' }), 'good');
      onClose();
    },
  });
  const blocking = problems.filter(problem => problem.blocks);
  // Seen before it is done, and nothing moves under the pointer that is about to do it.
  const looking = counting || testing || (comparing && state !== 'conflict' && state !== 'failed');
  const refused = looking || blocking.length > 0 || (red.length > 0 && !override.trim());

  return (
    <Dialog
      open wide onClose={onClose} title={t('flows.publish.title')} lead={t('flows.publish.lead')}
      foot={
        <>
          {publishing.error && <p role="alert" className={field.error}>{problemText(t, publishing.error)}</p>}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" disabled={refused || publishing.isPending} onClick={() => publishing.mutate()}>
            {publishing.isPending ? t('flows.publish.working') : t('flows.publish.act')}
          </Button>
        </>
      }
    >
      {looking && <ListSkeleton rows={3} round={false} />}
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
              <fieldset className={styles.fates}>
                <legend>{t('flows.publish.fate')}</legend>
                {fates.map(one => (
                  <label key={one}>
                    <input type="radio" name="fate" checked={fate === one} onChange={() => setFate(one)} />
                    <span><b>{t(`flows.publish.fates.${one}`)}</b> {t(`flows.publish.fateHints.${one}`)}</span>
                  </label>
                ))}
              </fieldset>
            </>
          )}
        </section>
      )}
      <TextField label={t('flows.publish.note')} hint={t('flows.publish.noteHint')} maxLength={500} dir="auto" value={note} onChange={event => setNote(event.target.value)} />
    </Dialog>
  );
}
