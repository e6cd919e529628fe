import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Problem } from '@/api/problem';
import { proveAgain, proveAgainWithPasskey, sessionQuery } from '@/api/session';
import { Button } from '@/components/button';
import buttons from '@/components/button.module.css';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { isDismissed, passkeysWork } from '@/lib/passkeys';
import { problemText } from '@/lib/problem-text';

const whyOf = (error: unknown) => (error instanceof Problem ? error.why : undefined);

/** Before something that changes who gets in: an open browser is not enough. */
export default function ProveDialog({ settle }: { settle: (proved: boolean) => void }) {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery).data;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const proving = useMutation({ mutationFn: proveAgain, meta: { shownInPlace: true }, onSuccess: () => settle(true) });
  const byPasskey = useMutation({ mutationFn: proveAgainWithPasskey, meta: { shownInPlace: true }, onSuccess: () => settle(true) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    proving.mutate({ password, ...(session?.user?.secondFactor && { code: code.trim() }) });
  };
  const why = whyOf(proving.error);
  const passkeyError = byPasskey.error && !isDismissed(byPasskey.error) ? byPasskey.error : null;
  const trouble = passkeyError
    ? whyOf(passkeyError) === 'passkey' ? t('security.proof.wrongPasskey') : problemText(t, passkeyError)
    : proving.error && !why ? problemText(t, proving.error) : undefined;
  // He goes to the provider and comes back to this page; what he was about to do he does then.
  const elsewhere = `/api/session/oidc?again=${encodeURIComponent(location.pathname + location.search)}`;
  return (
    <Dialog
      open onClose={() => settle(false)} title={t('security.proof.title')} lead={t('security.proof.lead')}
      foot={
        <>
          {trouble && <p role="alert" className={field.error}>{trouble}</p>}
          <Button onClick={() => settle(false)}>{t('common.cancel')}</Button>
          {passkeysWork() && <Button disabled={byPasskey.isPending} onClick={() => byPasskey.mutate()}>{t('security.proof.passkey')}</Button>}
          {session?.user?.password && <Button type="submit" form="prove-again" look="primary" disabled={!password || proving.isPending}>{t('security.proof.confirm')}</Button>}
          {!session?.user?.password && session?.singleSignOn && <a className={classes(buttons.button, buttons.primary)} href={elsewhere}>{t('security.proof.elsewhere', { name: session.singleSignOn })}</a>}
        </>
      }
    >
      {session?.user?.password && (
        <form id="prove-again" onSubmit={submit} className={field.form} noValidate>
          <input type="text" name="username" autoComplete="username" value={session.user.email} readOnly hidden />
          <TextField
            autoFocus required type="password" autoComplete="current-password" dir="ltr" maxLength={256} label={t('security.proof.password')} value={password}
            error={why === 'password' ? t('security.proof.wrongPassword') : undefined} onChange={event => setPassword(event.target.value)}
          />
          {session.user.secondFactor && (
            <TextField
              required autoComplete="one-time-code" autoCapitalize="off" spellCheck={false} dir="ltr" maxLength={32} label={t('security.proof.code')} value={code}
              error={why === 'code' ? t('security.proof.wrongCode') : undefined} onChange={event => setCode(event.target.value)}
            />
          )}
        </form>
      )}
    </Dialog>
  );
}
