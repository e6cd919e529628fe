import { useId } from 'react';
import { classes } from '@/lib/classes';
import field from '@/components/field.module.css';
import styles from './templates.module.css';

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  limit: number;
  lang: string;
  rows?: number;
  onChange: (value: string) => void;
}

/** A text with what is left of its limit; what is too long may be typed and is told, never cut. */
export function CountedField({ label, hint, error, value, limit, lang, rows, onChange }: Props) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = { id, value, lang: lang.replace('_', '-'), dir: 'auto', 'aria-invalid': !!error, 'aria-describedby': notes || undefined } as const;
  return (
    <div className={field.field}>
      <span className={styles.row}>
        <label htmlFor={id} className={field.label}>{label}</label>
        <span className={classes(field.hint, 'numeric')}>{value.length}/{limit}</span>
      </span>
      {rows
        ? <textarea {...shared} rows={rows} className={classes(field.input, styles.text)} onChange={event => onChange(event.target.value)} />
        : <input {...shared} autoComplete="off" className={field.input} onChange={event => onChange(event.target.value)} />}
      {hint && <p id={`${id}-hint`} className={field.hint}>{hint}</p>}
      {error && <p id={`${id}-error`} className={field.error}>{error}</p>}
    </div>
  );
}
