import i18next, { type TFunction } from 'i18next';
import { languageName } from '@/lib/language-name';
import type { FoundProblem } from './found-problem';
import { wordsFor } from './kinds';

const place = /^(?:texts\.(?<text>.+)|options\.(?<option>.+?)(?:\.(?:label|description))?|(?<own>text|answer_as))\.(?<language>[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)$/;

/** Where a wording stands, as a person says it: not the path to it. */
function subjectWords(t: TFunction, subject: string): string {
  const found = place.exec(subject)?.groups;
  if (!found) return subject;
  const { text, option, own, language = '' } = found;
  const what = (text && wordsFor(t, 'texts', text)) ?? option ?? wordsFor(t, own === 'answer_as' ? 'fields' : 'texts', own ?? '');
  return t('flows.problems.inLanguage', { what, language: languageName(language.replace('_', '-'), i18next.language) });
}

/** A finding of the checks in words; its subject is the exit, option, text or field that it is about. */
export const problemWords = (t: TFunction, { code, subject }: FoundProblem): string =>
  t(`flows.problems.codes.${code}`, { subject: subjectWords(t, subject), defaultValue: `${code}: ${subject}` });
