import type { ArabicTranslation } from '../translation';

export const words: ArabicTranslation['words'] = {
  title: 'في واتساب',
  language: 'اللغة',
  name: 'الاسم',
  nameHint: 'فارغ: اسم ERP.',
  cut: 'يعرض واتساب في القائمة «{{cut}}…».',
  text: 'النص',
  noText: 'لا وصف في ERP.',
  noFlow: 'بلا',
  discard: 'تجاهل التغييرات',
  saved: 'تم الحفظ',
};
