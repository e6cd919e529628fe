import type { TFunction } from 'i18next';
import type { OrderState, OrderStep } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { useUserNames } from '@/lib/use-user-names';
import styles from './orders.module.css';

const events = {
  'placed': 'orders.events.placed',
  'offered to the customer': 'orders.events.offered',
  'confirmed by the customer': 'orders.events.placed',
  'placed for the customer': 'orders.events.placedFor',
  'placed anew': 'orders.events.placedAnew',
  'total accepted': 'orders.events.totalAccepted',
  'tried anew': 'orders.events.triedAnew',
  'taken up again': 'orders.events.takenUpAgain',
  'found in the ERP': 'orders.events.found',
  'seen to in the ERP': 'orders.events.seenTo',
  'payment received': 'orders.events.paymentReceived',
  'cancelled': 'orders.events.cancelled',
} as const;

const states: Record<OrderState, true> = { Placing: true, Placed: true, Confirmed: true, Rejected: true, Unknown: true, Done: true, Cancelled: true };

const outcomes = {
  sent: 'orders.events.sent',
  Ok: 'orders.events.ok',
  Rejected: 'orders.events.rejected',
  Unavailable: 'orders.events.unavailable',
  Unknown: 'orders.events.unknown',
} as const;

/** A step in words; one that this page does not know as it was written. */
export function stepWords(t: TFunction, what: string): string {
  if (what in events) return t(events[what as keyof typeof events]);
  const state = /^status means (\w+)$/.exec(what)?.[1];
  if (state !== undefined && state in states) return t('orders.events.statusMeans', { state: t(`orders.states.${state as OrderState}`) });
  const [operation = '', outcome = ''] = what.split(' ');
  return outcome in outcomes ? t(outcomes[outcome as keyof typeof outcomes], { operation }) : what;
}

/** Every step of the order's life, in the order in which they were. */
export function OrderHistory({ history }: { history: readonly OrderStep[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useUserNames();
  return (
    <ol className={styles.history}>
      {history.map((step, index) => (
        <li key={index}>
          <p><span className={styles.what}>{stepWords(t, step.what)}</span>{step.userId && <span className={styles.byPerson}>{t('orders.byPerson', { name: nameOf(step.userId) })}</span>}</p>
          {step.detail && <p className={styles.detail} dir="auto">{step.detail}</p>}
          <time className={styles.when} dateTime={step.at} title={format.dateTime(step.at)}>{format.ago(step.at)}</time>
        </li>
      ))}
    </ol>
  );
}
