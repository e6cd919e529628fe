import { useMutation } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { tryAlert } from '@/api/alerts';
import type { AlertChannel } from '@/api/types';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';

/** Sends a harmless alert by what is saved, and says what became of it. */
export function TryOut({ channel, changed }: { channel: AlertChannel; changed: boolean }) {
  const { t } = useTranslation();
  const trying = useMutation({ mutationFn: () => tryAlert(channel), meta: { shownInPlace: true } });
  const problem = trying.error ? problemText(t, trying.error) : trying.data && !trying.data.sent ? trying.data.problem : null;
  return (
    <div>
      <Button disabled={changed || trying.isPending} onClick={() => trying.mutate()}><Send size={14} aria-hidden /> {trying.isPending ? t('alerts.testing') : t('alerts.test')}</Button>
      <p role="status" className={problem ? field.error : field.hint} dir="auto">{changed ? t('alerts.testFirst') : problem ?? (trying.data?.sent ? t('alerts.tested') : '')}</p>
    </div>
  );
}
