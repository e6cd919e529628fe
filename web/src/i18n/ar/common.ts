import type { ArabicTranslation } from '../translation';

export const common: ArabicTranslation['common'] = {
  app: 'Bridge',
  save: 'حفظ',
  saving: 'جارٍ الحفظ…',
  tryAgain: 'أعد المحاولة',
  colleague: 'زميل',
  close: 'إغلاق',
  cancel: 'إلغاء',
  back: 'رجوع',
  copy: 'نسخ',
  copied: 'تم النسخ',
  loading: 'جارٍ التحميل…',
  loadingMore: 'جارٍ تحميل المزيد…',
  today: 'اليوم',
  yesterday: 'أمس',
  on: 'مفعّل',
  off: 'معطّل',
  reference: 'المرجع',
  skipToContent: 'انتقل إلى المحتوى',
  notifications: 'الإشعارات',
  dismiss: 'إخفاء',
};
