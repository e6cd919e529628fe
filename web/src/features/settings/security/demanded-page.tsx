import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery, signOut } from '@/api/session';
import { Button } from '@/components/button';
import { Mark } from '@/components/mark';
import { useTranslation } from '@/i18n';
import { Passkeys } from './passkeys';
import { PasswordForm } from './password-form';
import { SecondFactor } from './second-factor';
import styles from './security.module.css';

/** Straight after signing in, where the password is one that was handed over, or where the company asks for more than one and nothing more is set up. Everything else waits. */
export function DemandedPage({ next }: { next: string | undefined }) {
  const { t } = useTranslation();
  const router = useRouter();
  const me = useQuery(sessionQuery).data?.user;
  const choosing = me?.mustChoosePassword ?? false;
  const waiting = choosing || (me?.mustSetUpSecondFactor ?? true);
  useEffect(() => {
    if (!waiting) router.history.push(next ?? '/');
  }, [waiting, next, router]);
  return (
    <main className={styles.demanded}>
      <div className={styles.demand}>
        <Mark size={36} />
        <h1>{choosing ? t('security.demanded.choose') : t('security.demanded.title')}</h1>
        <p className={styles.lead}>{choosing ? t('security.demanded.chooseLead') : t('security.demanded.lead')}</p>
        {choosing ? <section><PasswordForm first /></section> : (
          <>
            <section><h2>{t('security.demanded.app')}</h2><SecondFactor /></section>
            <section><h2>{t('security.demanded.passkey')}</h2><Passkeys /></section>
          </>
        )}
        <div className={styles.acts}><Button look="bare" onClick={() => void signOut()}>{t('frame.signOut')}</Button></div>
      </div>
    </main>
  );
}
