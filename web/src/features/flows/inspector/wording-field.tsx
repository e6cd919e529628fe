import { useId } from 'react';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { characters } from '@/lib/characters';
import { classes } from '@/lib/classes';
import { useBuilder } from '../builder/context';
import { textIn, withText, type Json, type LocalText } from '../model/flow';
import styles from './inspector.module.css';

interface Props {
  label: string;
  value: Json | undefined;
  max: number;
  onChange: (value: LocalText) => void;
  rows?: number;
  /** Read by those who do not see the label. */
  hiddenLabel?: boolean;
}

/** One text in the language that is shown, with its limit as it fills. */
export function WordingField({ label, value, max, onChange, rows = 1, hiddenLabel }: Props) {
  const { t } = useTranslation();
  const { language, catalogue, mayEdit } = useBuilder();
  const id = useId();
  const own = typeof value === 'string' ? value : typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[language] : undefined;
  const words = typeof own === 'string' ? own : '';
  const count = characters(words);
  const over = count > max;
  const props = {
    id, dir: 'auto' as const, value: words, readOnly: !mayEdit, className: classes(field.input, styles.words), 'aria-invalid': over, 'aria-describedby': `${id}-count`,
    placeholder: words === '' ? textIn(value, language) : undefined, lang: language,
  };
  return (
    <div className={field.field}>
      <span className={styles.labelRow}>
        <label htmlFor={id} className={hiddenLabel ? 'visually-hidden' : field.label}>{label}</label>
        <span id={`${id}-count`} className={classes(styles.count, over && styles.over, 'numeric')}>
          {over ? t('flows.tooLong', { count: count - max }) : `${count}/${max}`}
        </span>
      </span>
      {rows > 1
        ? <textarea rows={rows} {...props} onChange={event => onChange(withText(value, language, event.target.value, catalogue.languages))} />
        : <input {...props} onChange={event => onChange(withText(value, language, event.target.value, catalogue.languages))} />}
    </div>
  );
}
