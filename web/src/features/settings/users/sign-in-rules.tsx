import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { sessionQuery } from '@/api/session';
import { saveSignInRules, signInRulesQuery } from '@/api/users';
import type { FactorDemand, SignInRules as Rules } from '@/api/types';
import { ErrorState } from '@/components/error-state';
import field from '@/components/field.module.css';
import { SaveFoot } from '@/components/save-foot';
import { SelectField } from '@/components/select-field';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { usePreferences } from '@/lib/preferences';
import { toast } from '@/lib/toasts';
import styles from './users.module.css';

const demands: readonly FactorDemand[] = ['nobody', 'privileged', 'everybody'];
const idle = [1, 2, 4, 8, 12, 24, 72, 168];
const longest = [12, 24, 72, 168, 336, 720];

const including = (choices: readonly number[], hours: number) => [...new Set([...choices, hours])].sort((a, b) => a - b).map(String);

function RulesForm({ saved }: { saved: Rules }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const queries = useQueryClient();
  const me = useQuery(sessionQuery).data?.user;
  const [edited, setEdited] = useState<Rules | null>(null);
  const rules = edited ?? saved;
  const saving = useMutation({
    mutationFn: saveSignInRules,
    meta: { shownInPlace: true },
    onSuccess: answer => {
      queries.setQueryData(signInRulesQuery.queryKey, answer);
      setEdited(null);
      toast(t('users.rules.saved'), 'good');
      // It may be asked of the reader from now on.
      return queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const edit = (part: Partial<Rules>) => setEdited({ ...rules, ...part });
  const span = (hours: string) => {
    const [count, unit] = Number(hours) % 24 === 0 ? [Number(hours) / 24, 'day'] as const : [Number(hours), 'hour'] as const;
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(rules);
  };
  const backwards = rules.idleHours > rules.longestHours;
  return (
    <form className={styles.rules} onSubmit={submit} noValidate>
      <SelectField
        label={t('users.rules.secondFactor')} hint={t('users.rules.secondFactorHint')} value={rules.secondFactor} options={demands} nameOf={demand => t(`users.rules.demands.${demand}`)}
        onChange={secondFactor => edit({ secondFactor })}
      />
      {edited && rules.secondFactor !== 'nobody' && me && !me.secondFactor && <p className={field.hint}>{t('users.rules.youToo')}</p>}
      <SelectField
        label={t('users.rules.idle')} error={backwards ? t('users.rules.backwards') : undefined} value={String(rules.idleHours)} options={including(idle, rules.idleHours)} nameOf={span}
        onChange={hours => edit({ idleHours: Number(hours) })}
      />
      <SelectField
        label={t('users.rules.longest')} hint={t('users.rules.longestHint')} value={String(rules.longestHours)} options={including(longest, rules.longestHours)} nameOf={span}
        onChange={hours => edit({ longestHours: Number(hours) })}
      />
      <SaveFoot changed={edited !== null} valid={!backwards} saving={saving.isPending} error={saving.error} discard={() => setEdited(null)} />
    </form>
  );
}

/** What the company asks of whoever signs in, and for how long it holds. */
export function SignInRules() {
  const { data, error, refetch } = useQuery(signInRulesQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={3} round={false} />;
  return <RulesForm saved={data} />;
}
