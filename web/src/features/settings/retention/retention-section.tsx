import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { retentionQuery, saveRetention, services, type Service } from '@/api/operations';
import type { RetentionRow } from '@/api/types';
import { ErrorState } from '@/components/error-state';
import field from '@/components/field.module.css';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import type { en } from '@/i18n/en';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import styles from './retention.module.css';

type Kind = keyof typeof en.retention.kinds;

function Row({ owner, rule }: { owner: readonly Service[]; rule: RetentionRow }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  const kind = rule.name as Kind;
  const name = t(`retention.kinds.${kind}`);
  const saving = useMutation({
    mutationFn: (days: number) => Promise.all(owner.map(service => saveRetention(service, rule.name, days))),
    meta: { shownInPlace: true },
    onSuccess: async (_, days) => {
      await Promise.all(owner.map(service => queries.invalidateQueries({ queryKey: retentionQuery(service).queryKey })));
      setTyped(null);
      toast(t('retention.saved', { name, days }), 'good');
    },
  });
  const days = Number(typed);
  const problem = typed === null ? undefined : !(days >= rule.least) ? t('retention.least', { days: rule.least }) : days > rule.most ? t('retention.most', { days: rule.most }) : undefined;
  const save = () => {
    if (typed !== null && !problem && days !== rule.days) saving.mutate(days);
    else if (!problem) setTyped(null);
  };
  return (
    <tr>
      <th scope="row" className={styles.kind}>{name}<span className={field.hint}>{t(`retention.hints.${kind}`)}</span></th>
      <td className={table.narrow}>
        <input
          type="number" inputMode="numeric" className={styles.days} aria-label={t('retention.daysOf', { name })} aria-invalid={!!problem} min={rule.least} max={rule.most} value={typed ?? rule.days}
          disabled={saving.isPending} onChange={event => setTyped(event.target.value)} onBlur={save} onKeyDown={event => event.key === 'Enter' && save()}
        />
        {(problem ?? saving.error) && <p role="alert" className={field.error}>{problem ?? problemText(t, saving.error)}</p>}
      </td>
      <td className={table.narrow}>{t('retention.usual', { days: rule.usual })}</td>
    </tr>
  );
}

/** For how long each kind of data is kept: each service says so for its own, and one number stands for what all of them have. */
export function RetentionSection() {
  const { t } = useTranslation();
  const answers = useQueries({ queries: services.map(retentionQuery) });
  const failed = answers.find(answer => answer.error && !answer.data);
  if (failed) return <ErrorState error={failed.error} retry={() => void failed.refetch()} />;
  if (answers.some(answer => !answer.data)) return <ListSkeleton rows={7} round={false} />;
  const rules = new Map<string, { owner: Service[]; rule: RetentionRow }>();
  services.forEach((service, index) => answers[index]?.data?.forEach(rule => {
    const known = rules.get(rule.name);
    if (known) known.owner.push(service);
    else rules.set(rule.name, { owner: [service], rule });
  }));
  return (
    <Sections>
      <Section>
        <p className={field.hint}>{t('retention.lead')}</p>
        <div className={table.wrap}>
          <table className={table.table} aria-label={t('retention.table')}>
            <thead><tr><th scope="col">{t('retention.kind')}</th><th scope="col">{t('retention.days')}</th><th scope="col" /></tr></thead>
            <tbody>{[...rules.values()].map(({ owner, rule }) => <Row key={rule.name} owner={owner} rule={rule} />)}</tbody>
          </table>
        </div>
      </Section>
    </Sections>
  );
}
