import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleHelp, CircleX, type LucideIcon } from 'lucide-react';
import { checkAccount } from '@/api/account';
import type { CheckedThing } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { useFormat } from '@/lib/use-format';
import styles from './numbers.module.css';

const looks: Record<CheckedThing['state'], ['good' | 'attention' | 'danger' | 'neutral', LucideIcon]> = {
  good: ['good', CircleCheck], attention: ['attention', CircleAlert], bad: ['danger', CircleX], unknown: ['neutral', CircleHelp],
};

const timed = new Set(['ends', 'endsSoon', 'last']);

/** Each thing by its name, how it stands, and what to do about it. */
export function AccountCheck() {
  const { t } = useTranslation();
  const format = useFormat();
  const checking = useMutation({ mutationFn: checkAccount, meta: { shownInPlace: true } });
  const words = ({ name, code, detail }: CheckedThing) => t(`account.codes.${name}.${code}` as 'account.codes.token.ends', {
    detail: detail ?? '', when: timed.has(code) && detail ? format.dateTime(detail) : '', count: Number(detail) || 0, defaultValue: detail ?? code,
  });
  return (
    <>
      <p className={styles.note}>{t('account.checkLead')}</p>
      <div className={styles.foot}>
        <Button disabled={checking.isPending} onClick={() => checking.mutate()}>{checking.isPending ? t('account.checking') : t('account.checkNow')}</Button>
        {checking.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, checking.error)}</p>}
      </div>
      {checking.data && (
        <ul className={styles.things} aria-label={t('account.check')}>
          {checking.data.things.map((thing, index) => {
            const [tone, icon] = looks[thing.state];
            return (
              <li key={index}>
                <Badge tone={tone} icon={icon}>{t(`account.states.${thing.state}`)}</Badge>
                <div><p className={styles.strong}>{t(`account.things.${thing.name}` as 'account.things.token', { defaultValue: thing.name })}</p><p dir="auto">{words(thing)}</p></div>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
