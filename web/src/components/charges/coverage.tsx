import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '@/api/company';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { readNumber, stretches, type DraftRow, type Stretch } from './charge-rows';
import styles from './charges-form.module.css';

/** All quantities in a row, with what each stretch costs: a gap is hatched, an overlap red, as they are typed. */
export function Coverage({ rows }: { rows: readonly DraftRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: company } = useQuery(companyQuery);

  const quantities = ({ from, to }: Stretch) =>
    to === null ? `${format.number(from)} ${t('settings.charges.noMax')}` : from === to ? format.number(from) : `${format.number(from)}–${format.number(to)}`;

  const cost = (stretch: Stretch) => {
    const [only] = stretch.rows;
    const row = only === undefined ? undefined : rows[only];
    if (!row) return t('settings.charges.none');
    if (stretch.rows.length > 1) return t('settings.charges.overlapping', { rows: stretch.rows.map(index => format.number(index + 1)).join(', ') });
    const amount = readNumber(row.charge);
    if (amount === undefined) return '…';
    const money = company ? format.money(amount, company.currency) : format.number(amount);
    return `${money} ${t(row.basis === 'PerUnit' ? 'settings.charges.perUnit' : 'settings.charges.perOrder')}`;
  };

  const state = ({ rows: covering }: Stretch) => (covering.length === 0 ? 'none' : covering.length > 1 ? 'overlap' : 'covered');

  return (
    <ol className={styles.strip} aria-label={t('settings.charges.coverageLabel')} tabIndex={0}>
      {stretches(rows).map(stretch => (
        <li key={stretch.from} className={styles.stretch} data-state={state(stretch)}>
          <span className={styles.quantities}>{quantities(stretch)}</span>
          <span>{cost(stretch)}</span>
        </li>
      ))}
    </ol>
  );
}
