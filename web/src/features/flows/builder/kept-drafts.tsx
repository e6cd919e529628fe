import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keptDraft, keptDraftsQuery, removeKeptDraft } from '@/api/flows';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import { useUserNames } from '@/lib/use-user-names';
import { readFlow } from '../model/flow';
import { useBuilder } from './context';
import styles from './versions-dialog.module.css';

/** Where two wrote at the same time the one that lost is here: looked at, taken into the editor, or deleted. */
export function KeptDrafts({ onTaken }: { onTaken: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useUserNames();
  const queries = useQueryClient();
  const { id, dispatch } = useBuilder();
  const { data: kept = [] } = useQuery(keptDraftsQuery(id));
  const taking = useMutation({
    mutationFn: (which: string) => keptDraft(id, which),
    onSuccess: ({ definition }) => {
      const read = readFlow(definition);
      if ('unreadable' in read) {
        toast(t('flows.cannotDraw'), 'danger');
        return;
      }
      dispatch({ do: 'edit', flow: read.flow, select: [] });
      toast(t('flows.kept.taken'), 'good', { label: t('flows.undo'), act: () => dispatch({ do: 'undo' }) });
      onTaken();
    },
  });
  const removing = useMutation({
    mutationFn: (which: string) => removeKeptDraft(id, which),
    onSuccess: () => queries.invalidateQueries({ queryKey: keptDraftsQuery(id).queryKey }),
  });
  if (kept.length === 0) return null;
  return (
    <section className={styles.kept} aria-label={t('flows.kept.title')}>
      <h3>{t('flows.kept.title')}</h3>
      <p className={styles.none}>{t('flows.kept.lead')}</p>
      <ul>
        {kept.map(draft => (
          <li key={draft.id}>
            <span><bdi>{nameOf(draft.savedBy)}</bdi> · <time dateTime={draft.savedAt}>{format.dateTime(draft.savedAt)}</time></span>
            <Button disabled={taking.isPending} onClick={() => taking.mutate(draft.id)}>{t('flows.kept.take')}</Button>
            <AskFirst title={t('flows.kept.removeAsk')} text={t('flows.kept.removeText')} act={t('flows.kept.remove')} onAct={() => removing.mutate(draft.id)}>
              {ask => <Button look="bare" disabled={removing.isPending} onClick={ask}>{t('flows.kept.remove')}</Button>}
            </AskFirst>
          </li>
        ))}
      </ul>
    </section>
  );
}
