import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState, type FormEvent } from 'react';
import { changePassword, ownSessionsQuery } from '@/api/own-sign-in';
import { Problem } from '@/api/problem';
import { sessionQuery } from '@/api/session';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import styles from './security.module.css';

const shortest = 12;
const empty = { current: '', new: '' };

const refusalOf = (error: unknown, t: TFunction) =>
  error instanceof Problem && (error.why === 'common' || error.why === 'context') ? t(`security.password.refusals.${error.why}`) : undefined;

/** `first`: instead of the one that was handed over. */
export function PasswordForm({ first = false }: { first?: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(sessionQuery).data?.user;
  const [typed, setTyped] = useState(empty);
  const [short, setShort] = useState(false);
  const changing = useMutation({
    mutationFn: changePassword,
    meta: { shownInPlace: true },
    onSuccess: () => {
      setTyped(empty);
      toast(t(first ? 'security.password.chosen' : 'security.password.changed'), 'good');
      return queries.invalidateQueries({ queryKey: first ? sessionQuery.queryKey : ownSessionsQuery.queryKey });
    },
  });
  const wrong = fieldError(changing.error, 'current');
  const refused = refusalOf(changing.error, t) ?? fieldError(changing.error, 'new');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = typed.new.length < shortest;
    setShort(tooShort);
    if (!tooShort) changing.mutate(typed);
  };
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      {!first && <p className={styles.lead}>{t('security.password.lead')}</p>}
      <input type="text" name="username" autoComplete="username" value={me?.email ?? ''} readOnly hidden />
      <TextField
        required type="password" autoComplete="current-password" dir="ltr" maxLength={256} label={t(first ? 'security.password.handedOver' : 'security.password.current')} value={typed.current}
        error={wrong && t('security.password.wrong')} onChange={event => setTyped({ ...typed, current: event.target.value })}
      />
      <TextField
        required type="password" autoComplete="new-password" dir="ltr" maxLength={256} label={t('security.password.new')} hint={t('security.password.hint')} value={typed.new}
        error={short ? t('security.password.tooShort') : refused} onChange={event => setTyped({ ...typed, new: event.target.value })}
      />
      {changing.error && !wrong && !refused && <p role="alert" dir="auto" className={field.error}>{problemText(t, changing.error)}</p>}
      <div><Button type="submit" look="primary" disabled={!typed.current || !typed.new || changing.isPending}>{changing.isPending ? t('common.saving') : t(first ? 'security.password.choose' : 'security.password.change')}</Button></div>
    </form>
  );
}
