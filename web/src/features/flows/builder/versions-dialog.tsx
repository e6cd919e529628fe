import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { differenceQuery, flowKeys, rollBackFlow, versionsQuery } from '@/api/flows';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import { useBuilder } from './context';
import { Difference } from './difference';
import { KeptDrafts } from './kept-drafts';
import styles from './versions-dialog.module.css';

/** All that was ever published: what each changed, and the way back. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { id } = useBuilder();
  const { data: versions, error, refetch } = useQuery(versionsQuery(id));
  const [chosen, setChosen] = useState<number | null>(null);
  const newest = versions?.[0]?.number;
  const number = chosen ?? newest ?? null;
  const { data: difference } = useQuery({ ...differenceQuery(id, number === null ? null : number - 1, number), enabled: number !== null && number > 1 });
  const rolling = useMutation({
    mutationFn: (version: number) => rollBackFlow(id, version, { note: null, liveChats: 'Keep' }),
    onSuccess: async ({ version }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: flowKeys.all }), queries.invalidateQueries({ queryKey: flowKeys.versions(id) })]);
      toast(t('flows.versions.rolledBack', { version: version ?? '' }), 'good');
    },
  });

  return (
    <Dialog open wide onClose={onClose} title={t('flows.versions.title')} lead={t('flows.versions.lead')}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {versions?.length === 0 && <p className={styles.none}>{t('flows.versions.none')}</p>}
      <div className={styles.panes}>
        <ol className={styles.list}>
          {versions?.map(version => (
            <li key={version.number}>
              <button type="button" aria-pressed={version.number === number} onClick={() => setChosen(version.number)}>
                <b>{t('flows.versions.number', { number: version.number })}</b>
                <time dateTime={version.publishedAt}>{format.dateTime(version.publishedAt)}</time>
                {version.note && <span dir="auto">{version.note}</span>}
              </button>
            </li>
          ))}
        </ol>
        {number !== null && (
          <div className={styles.work}>
            {number > 1 ? difference && <Difference difference={difference} /> : <p className={styles.none}>{t('flows.versions.first')}</p>}
            {number !== newest && (
              <div><Button disabled={rolling.isPending} onClick={() => rolling.mutate(number)}>{t('flows.versions.rollBack', { number })}</Button></div>
            )}
          </div>
        )}
      </div>
      <KeptDrafts onTaken={onClose} />
    </Dialog>
  );
}
