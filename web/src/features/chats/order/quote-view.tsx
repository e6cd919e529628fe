import type { Quote } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { useTaxWords } from '@/lib/use-tax-words';
import styles from './new-order.module.css';

interface Props {
  quote: Quote | null;
  problem: string | null;
  busy: boolean;
}

/** What it comes to, as the customer would see it: lines, charges, total. */
export function QuoteView({ quote, problem, busy }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const tax = useTaxWords();
  if (problem) return <p className={styles.problem} role="alert" dir="auto">{problem}</p>;
  if (!quote) return <p className={styles.none} role="status">{t('chats.order.asking')}</p>;
  const money = (amount: number) => <bdi className="numeric">{format.money(amount, quote.currency)}</bdi>;
  return (
    <dl className={styles.quote} aria-busy={busy} aria-live="polite">
      {quote.lines.map((line, index) => <div key={index}><dt>{format.number(line.quantity)} × <bdi>{line.name}</bdi></dt><dd>{money(line.lineTotal)}</dd></div>)}
      {quote.charges.map((charge, index) => <div key={`charge-${index}`}><dt><bdi>{charge.name}</bdi></dt><dd>{money(charge.amount)}</dd></div>)}
      <div className={styles.total}><dt>{t('orders.total')}</dt><dd>{money(quote.total)}</dd></div>
      {tax && <div className={styles.tax}><dt>{tax}</dt></div>}
    </dl>
  );
}
