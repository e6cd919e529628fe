import type { ArabicTranslation } from '../translation';

export const notices: ArabicTranslation['notices'] = {
  title: 'نبّهني هنا إلى',
  kinds: { mine: 'محادثاتي', waiting: 'من يحتاج إلى شخص', orders: 'الطلبات الجديدة' },
  denied: 'لا يسمح المتصفح لهذه الصفحة بتنبيهك. اسمح بذلك بجانب العنوان ثم اختر من جديد.',
  wrote: 'كتب إليك',
  order: 'طلب جديد {{reference}}',
};
