import { useId } from 'react';
import styles from './field.module.css';

interface Props<T extends string> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: T;
  options: readonly T[];
  nameOf: (option: T) => string;
  onChange: (value: T) => void;
  disabled?: boolean;
}

/** One of a closed set; the browser's own list, which every keyboard and reader knows. */
export function SelectField<T extends string>({ label, hint, error, value, options, nameOf, onChange, disabled }: Props<T>) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>{label}</label>
      <select
        id={id} className={styles.input} value={value} disabled={disabled} aria-invalid={!!error} aria-describedby={notes || undefined}
        onChange={event => onChange(event.target.value as T)}
      >
        {options.map(option => <option key={option} value={option}>{nameOf(option)}</option>)}
      </select>
      {hint && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
      {error && <p id={`${id}-error`} className={styles.error}>{error}</p>}
    </div>
  );
}
