import { Paperclip } from 'lucide-react';
import { mediaUrl } from '@/api/messaging';
import type { OrderDetails } from '@/api/types';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { useFormat } from '@/lib/use-format';
import { useTaxWords } from '@/lib/use-tax-words';
import styles from './orders.module.css';

/** What the customer agreed to, line by line, and the ERP's total where it is another. */
export function OrderLines({ details: { agreed, lines, erpTotal } }: { details: OrderDetails }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tax = useTaxWords();
  const money = (amount: number) => <bdi className="numeric">{format.money(amount, agreed.currency)}</bdi>;
  return (
    <div className={table.wrap}>
      <table className={classes(table.table, styles.lines)}>
        <thead>
          <tr>
            <th scope="col">{t('orders.product')}</th>
            <th scope="col" className={styles.amount}>{t('orders.quantity')}</th>
            <th scope="col" className={styles.amount}>{t('orders.unitPrice')}</th>
            <th scope="col" className={styles.amount}>{t('orders.lineTotal')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={`${line.productId}-${index}`}>
              <td>
                <bdi>{line.name}</bdi>
                {line.note && <p className={styles.lineNote} dir="auto">{line.note}</p>}
                {line.attachments.map((media, at) => <a key={media} className={styles.attachment} href={mediaUrl(media)} target="_blank" rel="noreferrer"><Paperclip size={12} aria-hidden /> {t('orders.attachment', { number: at + 1 })}</a>)}
              </td>
              <td className={styles.amount}>{format.number(line.quantity)}</td>
              <td className={styles.amount}>{money(line.unitPrice)}</td>
              <td className={styles.amount}>{money(line.lineTotal)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {agreed.charges.length > 0 && <tr><th scope="row" colSpan={3}>{t('orders.subtotal')}</th><td className={styles.amount}>{money(agreed.subtotal)}</td></tr>}
          {agreed.charges.map((charge, index) => (
            <tr key={index}><th scope="row" colSpan={3}><bdi>{charge.name}</bdi></th><td className={styles.amount}>{money(charge.amount)}</td></tr>
          ))}
          <tr className={styles.total}><th scope="row" colSpan={3}>{t('orders.total')}</th><td className={styles.amount}>{money(agreed.total)}</td></tr>
          {tax && <tr className={styles.tax}><td colSpan={4}>{tax}</td></tr>}
          {erpTotal !== null && erpTotal !== agreed.total && (
            <tr className={styles.differs}><th scope="row" colSpan={3}>{t('orders.erpTotal')}</th><td className={styles.amount}>{money(erpTotal)}</td></tr>
          )}
        </tfoot>
      </table>
    </div>
  );
}
