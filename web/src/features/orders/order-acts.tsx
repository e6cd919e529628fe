import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptTotal, orderFound, orderKeys, paymentReceived, retryOrder, settleOrder } from '@/api/orders';
import type { OrderDetails } from '@/api/types';
import { Button } from '@/components/button';
import { TextField } from '@/components/text-field';
import { problemText } from '@/lib/problem-text';
import { actsOn } from './acts-on';
import styles from './orders.module.css';

/** What only a person may decide of this order now: nothing, where nothing waits for him. */
export function OrderActs({ details }: { details: OrderDetails }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reference, setReference] = useState('');
  const [found, setFound] = useState({ externalOrderId: '', number: '' });
  const { id } = details.order;
  const acting = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    meta: { shownInPlace: true },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: orderKeys.order(id) }), queries.invalidateQueries({ queryKey: orderKeys.lists })]),
  });
  const acts = actsOn(details);
  if (acts.length === 0) return null;

  const submit = (act: () => Promise<unknown>) => (event: FormEvent) => {
    event.preventDefault();
    acting.mutate(act);
  };
  const button = (words: string, act: () => Promise<unknown>, look: 'primary' | 'quiet' = 'quiet') =>
    <Button look={look} disabled={acting.isPending} onClick={() => acting.mutate(act)}>{words}</Button>;

  return (
    <div className={styles.acts}>
      <p className={styles.why}>{t(`orders.why.${acts[0] ?? 'retry'}`)}</p>
      {acts.includes('pay') && (
        <form className={styles.act} onSubmit={submit(() => paymentReceived(id, reference.trim() || null))}>
          <TextField label={t('orders.paymentReference')} hint={t('orders.paymentReferenceHint')} maxLength={200} dir="auto" value={reference} onChange={event => setReference(event.target.value)} />
          <Button type="submit" look="primary" disabled={acting.isPending}>{t('orders.paymentReceived')}</Button>
        </form>
      )}
      {acts.includes('found') && (
        <form className={styles.act} onSubmit={submit(() => orderFound(id, found))}>
          <TextField required maxLength={100} dir="ltr" label={t('orders.erpId')} value={found.externalOrderId} onChange={event => setFound({ ...found, externalOrderId: event.target.value })} />
          <TextField required maxLength={100} dir="ltr" label={t('orders.erpNumber')} value={found.number} onChange={event => setFound({ ...found, number: event.target.value })} />
          <Button type="submit" look="primary" disabled={acting.isPending}>{t('orders.found')}</Button>
        </form>
      )}
      <div className={styles.buttons}>
        {acts.includes('accept') && button(t('orders.acceptTotal'), () => acceptTotal(id), 'primary')}
        {acts.includes('retry') && button(details.order.state === 'Unknown' ? t('orders.retryUnknown') : t('orders.retry'), () => retryOrder(id))}
        {acts.includes('settle') && button(t('orders.settle'), () => settleOrder(id))}
      </div>
      {acting.error && <p role="alert" className={styles.error}>{problemText(t, acting.error)}</p>}
    </div>
  );
}
