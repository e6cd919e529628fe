import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { actOnOrder, cancelOrder, orderFound, orderKeys, paymentReceived, type PlainAct } from '@/api/orders';
import type { OrderDetails } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import styles from './orders.module.css';
import { PaymentProof } from './payment-proof';

const plain: readonly PlainAct[] = ['accept-total', 'retry', 'done', 'refresh'];

/** What a person may do with the order now, as the server says; and why it waits for him. */
export function OrderActs({ details }: { details: OrderDetails }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const [cancelling, setCancelling] = useState(false);
  const [found, setFound] = useState({ externalOrderId: '', number: '' });
  const { order: { id, waits }, acts } = details;
  const acting = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    meta: { shownInPlace: true },
    onSettled: () => Promise.all([orderKeys.order(id), orderKeys.lists, orderKeys.counts].map(queryKey => queries.invalidateQueries({ queryKey }))),
  });
  if (acts.length === 0) return null;

  const submit = (act: () => Promise<unknown>) => (event: FormEvent) => {
    event.preventDefault();
    acting.mutate(act);
  };

  return (
    <div className={styles.acts} data-waits={waits !== null}>
      {waits && <p className={styles.why}>{t(`orders.why.${waits}`)}</p>}
      {waits === 'Payment' && <PaymentProof order={details.order} />}
      {acts.includes('payment-received') && (
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
        {plain.filter(act => acts.includes(act)).map(act => (
          <Button key={act} look={act === 'accept-total' ? 'primary' : 'quiet'} disabled={acting.isPending} onClick={() => acting.mutate(() => actOnOrder(id, act))}>
            {act === 'retry' && waits === 'Unknown' ? t('orders.retryUnknown') : t(`orders.acts.${act}`)}
          </Button>
        ))}
        {acts.includes('cancel') && <Button look="bare" disabled={acting.isPending} onClick={() => setCancelling(true)}>{t('orders.cancel')}</Button>}
      </div>
      {acting.error && <p role="alert" dir="auto" className={styles.error}>{problemText(t, acting.error)}</p>}
      <Dialog
        open={cancelling} onClose={() => setCancelling(false)} title={t('orders.cancelTitle')} lead={t('orders.cancelText')}
        foot={
          <>
            <Button onClick={() => setCancelling(false)}>{t('common.back')}</Button>
            <Button
              look="primary" onClick={() => {
                setCancelling(false);
                acting.mutate(() => cancelOrder(id, reason.trim() || null));
              }}
            >{t('orders.cancel')}</Button>
          </>
        }
      >
        <TextField label={t('orders.cancelReason')} maxLength={500} dir="auto" value={reason} onChange={event => setReason(event.target.value)} />
      </Dialog>
    </div>
  );
}
