import { useState, type FormEvent } from 'react';
import { Problem } from '@/api/problem';
import { Button } from '@/components/button';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import styles from './security.module.css';

interface Props {
  label: string;
  hint?: string;
  act: string;
  pending: boolean;
  error: unknown;
  onCode: (code: string) => void;
  onCancel: () => void;
}

/** Asks for a code of the second factor; a wrong one is said at the field. */
export function CodeForm({ label, hint, act, pending, error, onCode, onCancel }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCode(code.trim());
  };
  const wrong = error instanceof Problem && error.status === 400;
  const words = error ? (wrong ? t('security.factor.wrongCode') : problemText(t, error)) : undefined;
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <TextField
        required autoFocus label={label} {...(hint && { hint })} dir="ltr" autoComplete="one-time-code" autoCapitalize="off" spellCheck={false} maxLength={32} value={code} error={words}
        onChange={event => setCode(event.target.value)}
      />
      <div className={styles.acts}>
        <Button type="submit" look="primary" disabled={!code.trim() || pending}>{act}</Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
