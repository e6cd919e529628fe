import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck, Smartphone } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { beginSecondFactor, confirmSecondFactor, ownSessionsQuery, turnOffSecondFactor } from '@/api/own-sign-in';
import { sessionQuery } from '@/api/session';
import type { SecondFactorSecret } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { CodeForm } from './code-form';
import { RecoveryCodes } from './recovery-codes';
import styles from './security.module.css';

const QrCode = lazy(() => import('./qr-code'));

/** In fours, as people read and type it. */
const spaced = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

function Secret({ secret: { secret, uri } }: { secret: SecondFactorSecret }) {
  const { t } = useTranslation();
  return (
    <div className={styles.secret}>
      <Suspense fallback={<span className={styles.picture} />}><QrCode text={uri} label={t('security.factor.picture')} /></Suspense>
      <div className={styles.form}>
        <p>{t('security.factor.scan')}</p>
        <a className={styles.link} href={uri}><Smartphone size={14} aria-hidden /> {t('security.factor.open')}</a>
        <p className={field.hint}>{t('security.factor.secret')}</p>
        <code className={styles.key} dir="ltr">{spaced(secret)}</code>
      </div>
    </div>
  );
}

/** A code of the phone after the password: turned on by proving that the app has the secret, off by a code. */
export function SecondFactor() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(sessionQuery).data?.user;
  const [turningOff, setTurningOff] = useState(false);
  const beginning = useMutation({ mutationFn: beginSecondFactor });
  // Read anew only now: until then the codes stay on the screen.
  const settled = () => Promise.all([sessionQuery, ownSessionsQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  const confirming = useMutation({ mutationFn: confirmSecondFactor, meta: { shownInPlace: true } });
  const ending = useMutation({
    mutationFn: turnOffSecondFactor,
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await settled();
      setTurningOff(false);
      toast(t('security.factor.turnedOff'), 'good');
    },
  });
  if (!me) return null;

  const kept = async () => {
    await settled();
    beginning.reset();
    confirming.reset();
    toast(t('security.factor.turnedOn'), 'good');
  };

  if (me.secondFactor) {
    return (
      <div className={styles.form}>
        <div><Badge tone="good" icon={ShieldCheck}>{t('security.factor.isOn')}</Badge></div>
        <p className={styles.lead}>{t('security.factor.on')}</p>
        {turningOff ? (
          <CodeForm
            label={t('security.factor.offCode')} act={t('security.factor.turnOff')} pending={ending.isPending} error={ending.error} onCode={code => ending.mutate(code)}
            onCancel={() => setTurningOff(false)}
          />
        ) : <div><Button onClick={() => setTurningOff(true)}>{t('security.factor.turnOff')}</Button></div>}
      </div>
    );
  }

  return (
    <div className={styles.form}>
      <p className={styles.lead}>{t('security.factor.off')}</p>
      {beginning.data ? (
        <>
          <Secret secret={beginning.data} />
          <CodeForm
            label={t('security.factor.code')} hint={t('security.factor.codeHint')} act={t('security.factor.confirm')} pending={confirming.isPending} error={confirming.error}
            onCode={code => confirming.mutate(code)} onCancel={() => beginning.reset()}
          />
        </>
      ) : <div><Button look="primary" disabled={beginning.isPending} onClick={() => beginning.mutate()}>{t('security.factor.turnOn')}</Button></div>}
      {confirming.data && <RecoveryCodes email={me.email} codes={confirming.data.codes} onKept={() => void kept()} />}
    </div>
  );
}
