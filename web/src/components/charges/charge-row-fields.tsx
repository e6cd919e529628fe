import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '@/api/company';
import type { Problem } from '@/api/problem';
import type { ChargeBasis } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import type { DraftRow, Field, Trouble, Troubles } from './charge-rows';
import styles from './charges-form.module.css';

interface Props {
  row: DraftRow;
  index: number;
  troubles: Troubles;
  refused: Problem['errors'];
  /** Just added: it is typed in next. */
  isNew: boolean;
  onChange: (part: Partial<DraftRow>) => void;
  onRemove: () => void;
}

/** One row of the table; what is wrong stands under its field, from here while it is typed, from the server once it is sent. */
export function ChargeRowFields({ row, index, troubles, refused, isNew, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { data: company } = useQuery(companyQuery);
  const id = useId();

  const words = (trouble: Trouble) => {
    if (trouble.kind === 'overlaps') return t('settings.charges.problems.overlaps', { row: trouble.row + 1 });
    if (trouble.kind === 'gapBefore') return t(trouble.from === trouble.to ? 'settings.charges.problems.gapBeforeOne' : 'settings.charges.problems.gapBefore', trouble);
    return t(`settings.charges.problems.${trouble.kind}`);
  };

  const cell = (field: Field, label: string, placeholder?: string) => {
    const trouble = troubles[field];
    const error = trouble ? words(trouble) : refused[`rows[${index}].${field}`]?.[0];
    return (
      <>
        <input
          className={styles.input} inputMode={field === 'charge' ? 'decimal' : 'numeric'} dir="ltr" placeholder={placeholder} autoFocus={isNew && field === 'min'}
          aria-label={`${t('settings.charges.row', { row: index + 1 })}: ${label}`} aria-invalid={!!error} aria-describedby={error ? `${id}-${field}` : undefined}
          value={row[field]} onChange={event => onChange({ [field]: event.target.value })}
        />
        {error && <p id={`${id}-${field}`} className={styles.error}>{error}</p>}
      </>
    );
  };

  return (
    <tr>
      <td>{cell('min', t('settings.charges.min'))}</td>
      <td>{cell('max', t('settings.charges.max'), t('settings.charges.noMax'))}</td>
      <td>{cell('charge', company ? `${t('settings.charges.charge')} (${company.currency})` : t('settings.charges.charge'), company?.currency)}</td>
      <td>
        <select
          className={classes(styles.input, styles.select)} aria-label={`${t('settings.charges.row', { row: index + 1 })}: ${t('settings.charges.basis')}`}
          value={row.basis} onChange={event => onChange({ basis: event.target.value as ChargeBasis })}
        >
          <option value="PerOrder">{t('settings.charges.perOrder')}</option>
          <option value="PerUnit">{t('settings.charges.perUnit')}</option>
        </select>
      </td>
      <td><IconButton icon={Trash2} label={t('settings.charges.remove', { row: index + 1 })} onClick={onRemove} /></td>
    </tr>
  );
}
