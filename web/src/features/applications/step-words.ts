import type { TFunction } from 'i18next';
import type { ApplicationDetails } from '@/api/types';
import type { Format } from '@/lib/format';
import { stages } from './stage-badge';

type Step = ApplicationDetails['history'][number];

const events = {
  'submitted': 'applications.events.submitted',
  'stage': 'applications.events.stage',
  'kept until': 'applications.events.keptUntil',
  'tried anew': 'applications.events.triedAnew',
} as const;

const deliveries = {
  Waiting: 'applications.events.waiting',
  Delivered: 'applications.events.delivered',
  Rejected: 'applications.events.rejected',
  Unknown: 'applications.events.unknown',
} as const;

function detailWords(t: TFunction, date: Format['date'], { what, detail }: Step): string | null {
  if (!detail) return null;
  if (what === 'submitted') return t('applications.events.after', { reference: detail.replace(/^after /, '') });
  if (what === 'kept until') return date(detail);
  if (what !== 'stage') return detail;
  const [from, to] = detail.split(' → ').map(name => stages.find(stage => stage === name));
  return from && to ? t('applications.events.fromTo', { from: t(`applications.stages.${from}`), to: t(`applications.stages.${to}`) }) : detail;
}

/** A step in the reader's words; one that this page does not know as it was written. */
export function stepWords(t: TFunction, date: Format['date'], step: Step): { what: string; detail: string | null } {
  const { what } = step;
  const [, delivery = ''] = /^CREATE_APPLICANT (\w+)$/.exec(what) ?? [];
  const known = what in events ? events[what as keyof typeof events] : delivery in deliveries ? deliveries[delivery as keyof typeof deliveries] : undefined;
  return { what: known ? t(known) : what, detail: detailWords(t, date, step) };
}
