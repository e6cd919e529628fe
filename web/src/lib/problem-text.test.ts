import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { Problem } from '@/api/problem';
import { loadWords, startI18n } from '@/i18n';
import { problemText } from './problem-text';

beforeAll(async () => {
  await startI18n();
  await loadWords('ar');
});

it('says what is refused most in the language of its reader', () => {
  const t = i18next.getFixedT('ar');
  expect(problemText(t, new Problem(409, { detail: 'The bot answers this conversation: take over first.', why: 'bot-answers' }))).toBe(t('chats.composeTakeover'));
  expect(problemText(t, new Problem(409, { detail: 'More than 24 hours have passed.', why: 'window-closed' }))).toBe(t('chats.windowClosedWhy'));
});

it('says all else in the words of the service', () => expect(problemText(i18next.getFixedT('ar'), new Problem(409, { detail: 'Was sent already.', why: 'sent' }))).toBe('Was sent already.'));
