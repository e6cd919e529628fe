import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { Problem } from '@/api/problem';
import { sessionQuery, signIn, signInWithPasskey } from '@/api/session';
import type { Session } from '@/api/types';
import { Button } from '@/components/button';
import buttons from '@/components/button.module.css';
import field from '@/components/field.module.css';
import { Mark } from '@/components/mark';
import { TextField } from '@/components/text-field';
import { useTranslation, type Language } from '@/i18n';
import { classes } from '@/lib/classes';
import { forgetKept } from '@/lib/keep';
import { isDismissed, passkeysWork } from '@/lib/passkeys';
import { problemText } from '@/lib/problem-text';
import { setPreferences, usePreferences } from '@/lib/preferences';
import styles from './sign-in-page.module.css';

const needs = (what: string, error: unknown) => error instanceof Problem && error.needs === what;
const needsCode = (error: unknown) => needs('code', error);

const languages: readonly Language[] = ['en', 'ar'];

export type Refusal = 'role' | 'email' | 'disabled' | 'failed';

export function SignInPage({ next, refused }: { next: string | undefined; refused: Refusal | undefined }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const router = useRouter();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);

  const elsewhere = useQuery(sessionQuery).data?.singleSignOn;
  const enter = (session: Session) => {
    // What somebody else was shown, or had typed, in this tab before.
    forgetKept();
    queries.removeQueries({ predicate: query => query.queryKey[0] !== sessionQuery.queryKey[0] });
    queries.setQueryData(sessionQuery.queryKey, session);
    router.history.push(next ?? '/');
  };
  const attempt = useMutation({
    mutationFn: signIn,
    meta: { shownInPlace: true },
    onError: error => needsCode(error) && setAsksCode(true),
    onSuccess: enter,
  });
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, meta: { shownInPlace: true }, onSuccess: enter });

  const wrongCode = needsCode(attempt.error) && attempt.variables?.code !== undefined;
  const words = (error: unknown) => {
    if (needs('passkey', error)) return t('frame.signIn.needsPasskey');
    if (needs('new-password', error)) return t('frame.signIn.runOut');
    if (error instanceof Problem && (error.status === 401 || error.status === 400)) return t('frame.signIn.wrong');
    if (error instanceof Problem && error.status === 429) return t('frame.signIn.tooMany');
    return problemText(t, error);
  };

  const passkeyError = byPasskey.error && !isDismissed(byPasskey.error) ? byPasskey.error : null;
  const trouble = passkeyError
    ? passkeyError instanceof Problem && passkeyError.status === 401 ? t('frame.signIn.refused.passkey') : problemText(t, passkeyError)
    : refused && !attempt.error ? t(`frame.signIn.refused.${refused}`) : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate({ email, password, ...(asksCode && { code: code.trim() }) });
  };
  const startOver = () => {
    setAsksCode(false);
    setCode('');
    setPassword('');
    attempt.reset();
  };

  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.head}>
          <Mark size={36} />
          <h1>{t('frame.signIn.title')}</h1>
          <p className={styles.lead}>{asksCode ? t('frame.signIn.codeLead', { email }) : t('frame.signIn.lead')}</p>
        </div>
        {asksCode ? (
          <TextField
            key="code" label={t('frame.signIn.code')} hint={t('frame.signIn.codeHint')} name="code" autoComplete="one-time-code" autoCapitalize="off" spellCheck={false} dir="ltr" required autoFocus
            maxLength={32} value={code} error={wrongCode ? t('frame.signIn.codeWrong') : undefined} onChange={event => setCode(event.target.value)}
          />
        ) : (
          <>
            <TextField
              label={t('frame.signIn.email')} type="email" name="email" autoComplete="username" dir="ltr" required autoFocus
              value={email} onChange={event => setEmail(event.target.value)}
            />
            <TextField
              label={t('frame.signIn.password')} type="password" name="password" autoComplete="current-password" dir="ltr" required
              value={password} onChange={event => setPassword(event.target.value)}
            />
          </>
        )}
        {attempt.error && !needsCode(attempt.error) && <p className={field.error} role="alert">{words(attempt.error)}</p>}
        <Button type="submit" look="primary" wide disabled={attempt.isPending}>
          {attempt.isPending ? t('frame.signIn.working') : t('frame.signIn.submit')}
        </Button>
        {!asksCode && passkeysWork() && <Button wide disabled={byPasskey.isPending} onClick={() => byPasskey.mutate()}>{t('frame.signIn.passkey')}</Button>}
        {!asksCode && elsewhere && <a className={classes(buttons.button, buttons.quiet, styles.elsewhere)} href="/api/session/oidc">{t('frame.signIn.elsewhere', { name: elsewhere })}</a>}
        {trouble && <p className={field.error} role="alert">{trouble}</p>}
        {asksCode ? <Button look="bare" wide onClick={startOver}>{t('frame.signIn.other')}</Button> : <p className={styles.hint}>{t('frame.signIn.first')}</p>}
        <div className={styles.languages}>
          {languages.map(value => (
            <Button key={value} look="bare" lang={value} aria-pressed={value === language} onClick={() => setPreferences({ language: value })}>
              {t(`frame.languages.${value}`)}
            </Button>
          ))}
        </div>
      </form>
    </main>
  );
}
