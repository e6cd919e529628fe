import type { HealthReading } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';

const iso = /^\d{4}-\d\d-\d\dT/;

/** What was measured, in words: a time, how many, or what whoever was asked has said. */
export function ReadingText({ reading }: { reading: HealthReading }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, value = null, count = null, detail = null } = reading;
  if (kind === 'outbox' || kind === 'lag') return count && value !== null ? <>{t('health.waiting', { number: format.number(count), span: format.span(value * 1000) })}</> : <>–</>;
  if (kind === 'queue' || kind === 'deadLetters') return <span className="numeric">{count === null ? t('health.missing') : format.number(count)}</span>;
  if (kind === 'database' || kind === 'broker') return value === null ? <bdi dir="ltr">{detail ?? '–'}</bdi> : <>{t('health.answeredIn', { ms: format.number(Math.round(value * 1000)) })}</>;
  if (detail && iso.test(detail)) return <time dateTime={detail}>{format.ago(detail)}</time>;
  if (detail) return <bdi dir="ltr">{detail}</bdi>;
  return value === null ? <>–</> : <>{format.span(value * 1000)}</>;
}
