import { useRef } from 'react';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { useFocusOnProblem } from '@/lib/use-focus-on-problem';
import { Button } from './button';
import field from './field.module.css';
import styles from './save-foot.module.css';
import { useLeaveGuard } from './use-leave-guard';

interface Props {
  changed: boolean;
  /** What is typed can be saved. */
  valid?: boolean;
  saving: boolean;
  error: unknown;
  discard: () => void;
}

/** Stays in sight below a form: save, go back to what was saved, and what became of it. */
export function SaveFoot({ changed, valid = true, saving, error, discard }: Props) {
  const { t } = useTranslation();
  const foot = useRef<HTMLDivElement>(null);
  useFocusOnProblem(foot, error);
  const { question } = useLeaveGuard(changed && !saving);
  return (
    <div ref={foot} className={styles.foot}>
      <Button type="submit" look="primary" disabled={!changed || !valid || saving}>{saving ? t('common.saving') : t('common.save')}</Button>
      {changed && <Button look="bare" onClick={discard}>{t('settings.charges.discard')}</Button>}
      <p role="status" dir="auto" className={error ? field.error : styles.state}>{error ? problemText(t, error) : changed ? t('settings.charges.unsaved') : ''}</p>
      {question}
    </div>
  );
}
