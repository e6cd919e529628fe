import type { TFunction } from 'i18next';
import type { FlowProblem } from '@/api/types';

/** A finding of the engine's checks in words; its subject is the exit, option, text or field that it is about. */
export const problemWords = (t: TFunction, { code, subject }: FlowProblem): string =>
  t(`flows.problems.codes.${code}`, { subject, defaultValue: `${code}: ${subject}` });
