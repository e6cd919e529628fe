import { useId, useState } from 'react';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import type { Json } from '../model/flow';
import styles from './inspector.module.css';

interface Props {
  label: string;
  value: Json | undefined;
  list: boolean;
  onChange: (value: Json | undefined) => void;
}

const print = (value: Json | undefined) => (value === undefined ? '' : JSON.stringify(value, null, 2));

function parse(text: string): { value: Json | undefined } | null {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    // Half typed: the step keeps what it had.
    return null;
  }
}

/** A part of the step with a shape of its own, as JSON. What is half typed changes nothing. */
export function JsonField({ label, value, list, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(print(value));
  const read = parse(typed);
  const fits = read !== null && (read.value === undefined || (list ? Array.isArray(read.value) : typeof read.value === 'object' && !Array.isArray(read.value)));
  // Changed from elsewhere (undo, the JSON of the flow): shown as it is now.
  const shown = fits && print(read.value) !== print(value) ? print(value) : typed;
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>{label}</label>
      <textarea
        id={id} rows={Math.min(10, Math.max(3, shown.split('\n').length))} dir="ltr" spellCheck={false} value={shown} aria-invalid={!fits} aria-describedby={`${id}-note`}
        className={classes(field.input, styles.json)}
        onChange={event => {
          setTyped(event.target.value);
          const next = parse(event.target.value);
          if (next) onChange(next.value);
        }}
      />
      <p id={`${id}-note`} className={fits ? 'visually-hidden' : field.error}>{fits ? '' : t('flows.jsonHalf')}</p>
    </div>
  );
}
