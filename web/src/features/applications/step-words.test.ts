import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWords, startI18n } from '@/i18n';
import { stepWords } from './step-words';

const date = (day: string) => `<${day}>`;
const at = '2026-11-30T10:00:00Z';

beforeAll(async () => {
  await startI18n();
  await loadWords('ar');
});

describe('a step of an application', () => {
  it.each([
    ['submitted', null, 'قُدّم الطلب', null],
    ['submitted', 'after A-7', 'قُدّم الطلب', 'سبقه A-7'],
    ['stage', 'New → InReview', 'تغيّرت المرحلة', 'من «جديد» إلى «قيد المراجعة»'],
    ['kept until', '2027-01-31', 'يُحفظ حتى', '<2027-01-31>'],
    ['tried anew', null, 'أعيدت المحاولة', null],
    ['CREATE_APPLICANT Delivered', null, 'وصل إلى ERP', null],
    ['CREATE_APPLICANT Rejected', 'no such position', 'رفضه ERP', 'no such position'],
  ])('%s (%s) is told in Arabic', (what, detail, words, more) =>
    expect(stepWords(i18next.getFixedT('ar'), date, { what, detail, at, userId: null })).toEqual({ what: words, detail: more }));

  it('that is not known is shown as it was written', () =>
    expect(stepWords(i18next.getFixedT('en'), date, { what: 'moved', detail: 'to the moon', at, userId: null })).toEqual({ what: 'moved', detail: 'to the moon' }));
});
