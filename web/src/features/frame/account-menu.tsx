import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { sessionQuery } from '@/api/session';
import { Avatar } from '@/components/avatar';
import { useTranslation } from '@/i18n';
import styles from './frame.module.css';

const load = () => import('./account-popup');
const Popup = lazy(load);

/** Who is signed in. What can be done with that is fetched when somebody reaches for it. */
export function AccountMenu() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const user = session?.user;
  if (!user) return null;
  const fetchIt = () => void load().catch(() => {
    // Pressed, it is tried again.
  });
  const closed = (
    <button
      type="button" className={styles.account} aria-label={t('frame.account')} aria-haspopup="menu" aria-expanded={false}
      onPointerEnter={fetchIt} onFocus={fetchIt} onClick={() => setAsked(true)}
    >
      <Avatar id={user.id} name={user.name || user.email} small />
    </button>
  );
  return asked ? <Suspense fallback={closed}><Popup user={user} className={styles.account} /></Suspense> : closed;
}
