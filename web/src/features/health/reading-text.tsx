import type { TFunction } from 'i18next';
import type { HealthReading } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';

const iso = /^\d{4}-\d\d-\d\dT/;

/** Meta's own word for how a number stands, how good it is held, or how many it may write to; a new one as it came. */
function wordOf(t: TFunction, word: string): string {
  const quality = t(`templates.qualities.${word as 'GREEN'}`, { defaultValue: '' });
  const limit = t(`account.limits.${word as 'TIER_1K'}`, { defaultValue: '' });
  if (quality) return `${t('account.quality')}: ${quality}`;
  return limit ? `${t('account.limit')}: ${limit}` : t(`account.statuses.${word as 'BANNED'}`, { defaultValue: word });
}

/** What was measured, in words: a time, how many, or what whoever was asked has said. */
export function ReadingText({ reading }: { reading: HealthReading }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, value = null, count = null, detail = null } = reading;
  if (kind === 'outbox' || kind === 'lag') return count && value !== null ? <>{t('health.waiting', { number: format.number(count), span: format.span(value * 1000) })}</> : <>–</>;
  if (kind === 'queue' || kind === 'deadLetters') return <span className="numeric">{count === null ? t('health.missing') : format.number(count)}</span>;
  if (kind === 'database' || kind === 'broker') return value === null ? <bdi dir="ltr">{detail ?? '–'}</bdi> : <>{t('health.answeredIn', { ms: format.number(Math.round(value * 1000)) })}</>;
  if (kind === 'number' && detail) return <>{detail.split(' ').map(word => wordOf(t, word)).join(' · ')}</>;
  if (detail && iso.test(detail)) return <time dateTime={detail}>{format.ago(detail)}</time>;
  if (detail) return <bdi dir="ltr">{detail}</bdi>;
  return value === null ? <>–</> : <>{format.span(value * 1000)}</>;
}
