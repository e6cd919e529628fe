import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { differenceQuery, flowKeys, liveChatsQuery, rollBackFlow, versionsQuery } from '@/api/flows';
import type { FlowVersionSummary, LiveChats } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import { useMayChange } from '@/lib/use-may-change';
import { useUserNames } from '@/lib/use-user-names';
import { useBuilder } from './context';
import { Difference } from './difference';
import { Fates } from './fates';
import { KeptDrafts } from './kept-drafts';
import { Refusal } from './refusal';
import { usePublished } from './use-published';
import styles from './versions-dialog.module.css';

function Versions({ versions, chosen, onChoose }: { versions: readonly FlowVersionSummary[]; chosen: number | null; onChoose: (number: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useUserNames();
  return (
    <ol className={styles.list}>
      {versions.map(version => (
        <li key={version.number}>
          <button type="button" aria-pressed={version.number === chosen} onClick={() => onChoose(version.number)}>
            <b>{t('flows.versions.number', { number: version.number })}</b>
            <time dateTime={version.publishedAt}>{format.dateTime(version.publishedAt)}</time>
            <span className={styles.by}>{version.publishedBy ? <bdi>{nameOf(version.publishedBy)}</bdi> : t('flows.versions.shipped')}</span>
            {version.rolledBackTo !== null && <span>{t('flows.versions.anew', { number: version.rolledBackTo })}</span>}
            {version.note && <span dir="auto">{version.note}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Changes({ title, from, to }: { title: string; from: number; to: number }) {
  const { id } = useBuilder();
  const { data, error, refetch } = useQuery(differenceQuery(id, from, to));
  return (
    <section className={styles.changes}>
      <h3>{title}</h3>
      {data ? <Difference difference={data} /> : error ? <ErrorState error={error} retry={() => void refetch()} /> : <ListSkeleton rows={2} round={false} />}
    </section>
  );
}

/** All that was ever published: what each changed, and the way back. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id } = useBuilder();
  const published = usePublished();
  const mayEdit = useMayChange('flows');
  const { data: versions, error, refetch } = useQuery(versionsQuery(id));
  const { data: live } = useQuery(liveChatsQuery(id));
  const [chosen, setChosen] = useState<number | null>(null);
  const [fate, setFate] = useState<LiveChats>('Keep');
  const newest = versions?.[0]?.number;
  const number = chosen ?? newest ?? null;
  const older = number !== null && number !== newest ? number : null;
  const rolling = useMutation({
    mutationFn: (version: number) => rollBackFlow(id, version, { note: null, liveChats: fate }),
    meta: { shownInPlace: true },
    onSuccess: async answer => {
      await Promise.all([flowKeys.all, flowKeys.versions(id), liveChatsQuery(id).queryKey].map(queryKey => queries.invalidateQueries({ queryKey })));
      toast(published(answer), 'good');
      setChosen(null);
    },
  });
  return (
    <Dialog
      open wide onClose={onClose} title={t('flows.versions.title')} lead={t('flows.versions.lead')}
      foot={
        <>
          <Refusal error={rolling.error} />
          <Button onClick={onClose}>{t('common.close')}</Button>
          {mayEdit && (
            <Button look="primary" disabled={older === null || !live || rolling.isPending} onClick={() => older !== null && rolling.mutate(older)}>
              {older === null ? t('flows.versions.rollBackNone') : t('flows.versions.rollBack', { number: older })}
            </Button>
          )}
        </>
      }
    >
      {error && !versions && <ErrorState error={error} retry={() => void refetch()} />}
      {!versions && !error && <ListSkeleton rows={4} round={false} />}
      {versions?.length === 0 && <p className={styles.none}>{t('flows.versions.none')}</p>}
      {versions && number !== null && (
        <div className={styles.panes}>
          <Versions versions={versions} chosen={number} onChoose={setChosen} />
          <div className={styles.work}>
            {mayEdit && older !== null && live && live.total > 0 && (
              <section className={styles.changes}>
                <h3>{t('flows.publish.live', { count: live.total })}</h3>
                <Fates fate={fate} onChange={setFate} />
              </section>
            )}
            {older !== null && newest && <Changes title={t('flows.versions.wouldChange', { number: older })} from={newest} to={older} />}
            {number > 1 ? <Changes title={t('flows.versions.changed', { number })} from={number - 1} to={number} /> : <p className={styles.none}>{t('flows.versions.first')}</p>}
          </div>
        </div>
      )}
      {mayEdit && <KeptDrafts onTaken={onClose} />}
    </Dialog>
  );
}
