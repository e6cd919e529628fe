import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { retentionQuery, saveRetention, services, type Service } from '@/api/operations';
import type { RetentionRow } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import field from '@/components/field.module.css';
import { SaveFoot } from '@/components/save-foot';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import type { en } from '@/i18n/en';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import styles from './retention.module.css';

type Kind = keyof typeof en.retention.kinds;

interface Kept {
  owner: readonly Service[];
  rule: RetentionRow;
}

function Row({ rule, typed, onType, problem }: { rule: RetentionRow; typed: string | undefined; onType: (text: string) => void; problem: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kind = rule.name as Kind;
  const name = t(`retention.kinds.${kind}`);
  return (
    <tr>
      <th scope="row" className={styles.kind}>{name}<span className={field.hint}>{t(`retention.hints.${kind}`)}</span></th>
      <td className={table.narrow}>
        <input
          type="number" inputMode="numeric" className={styles.days} aria-label={t('retention.daysOf', { name })} aria-invalid={!!problem} min={rule.least} max={rule.most}
          value={typed ?? rule.days} onChange={event => onType(event.target.value)}
        />
        {problem && <p role="alert" className={field.error}>{problem}</p>}
      </td>
      <td className={table.narrow}>{t('retention.usual', { days: format.number(rule.usual) })}</td>
    </tr>
  );
}

/** All numbers are saved together; what is kept for less time than before is asked for once, for it cannot be had back. */
function RetentionForm({ kept }: { kept: readonly Kept[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [asking, setAsking] = useState(false);
  const changes = kept.filter(({ rule }) => typed[rule.name] !== undefined && Number(typed[rule.name]) !== rule.days);
  const shorter = changes.filter(({ rule }) => Number(typed[rule.name]) < rule.days);
  const problemOf = ({ rule }: Kept) => {
    const text = typed[rule.name];
    if (text === undefined) return undefined;
    const limit = (words: 'least' | 'most') => t(`retention.${words}`, { count: rule[words], days: format.number(rule[words]) });
    return !(Number(text) >= rule.least) || !Number.isInteger(Number(text)) ? limit('least') : Number(text) > rule.most ? limit('most') : undefined;
  };
  const saving = useMutation({
    mutationFn: () => Promise.all(changes.flatMap(({ owner, rule }) => owner.map(service => saveRetention(service, rule.name, Number(typed[rule.name]))))),
    meta: { shownInPlace: true },
    onSuccess: () => {
      setTyped({});
      toast(t('retention.saved'), 'good');
    },
    onSettled: () => Promise.all(services.map(service => queries.invalidateQueries({ queryKey: retentionQuery(service).queryKey }))),
  });
  const save = () => {
    setAsking(false);
    saving.mutate();
  };
  return (
    <form noValidate onSubmit={event => { event.preventDefault(); if (shorter.length > 0) setAsking(true); else save(); }}>
      <Sections>
        <Section>
          <p className={field.hint}>{t('retention.lead')}</p>
          <div className={table.wrap}>
            <table className={table.table} aria-label={t('retention.table')}>
              <thead><tr><th scope="col">{t('retention.kind')}</th><th scope="col">{t('retention.days')}</th><th scope="col" /></tr></thead>
              <tbody>
                {kept.map(one => (
                  <Row key={one.rule.name} rule={one.rule} typed={typed[one.rule.name]} problem={problemOf(one)} onType={text => setTyped(all => ({ ...all, [one.rule.name]: text }))} />
                ))}
              </tbody>
            </table>
          </div>
        </Section>
        <SaveFoot changed={changes.length > 0} valid={!kept.some(problemOf)} saving={saving.isPending} error={saving.error} discard={() => setTyped({})} />
      </Sections>
      <Dialog
        open={asking} onClose={() => setAsking(false)} title={t('retention.shorten.title')} lead={t('retention.shorten.lead')}
        foot={<><Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button><Button look="primary" onClick={save}>{t('retention.shorten.confirm')}</Button></>}
      >
        <ul>
          {shorter.map(({ rule }) => (
            <li key={rule.name}>{t('retention.shorten.row', { name: t(`retention.kinds.${rule.name as Kind}`), count: Number(typed[rule.name]), from: format.number(rule.days), to: format.number(Number(typed[rule.name])) })}</li>
          ))}
        </ul>
      </Dialog>
    </form>
  );
}

/** For how long each kind of data is kept: each service says so for its own, and one number stands for what all of them have. */
export function RetentionSection() {
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
  return <RetentionForm kept={[...rules.values()]} />;
}
