import type { ArabicTranslation } from '../translation';

export const jobs: ArabicTranslation['jobs'] = {
  title: 'الوظائف',
  lead: 'وظائف متزامنة من ERP وجاهزة لربطها بمسارات التقديم.',
  searchLabel: 'ابحث في الوظائف',
  searchPlaceholder: 'وظيفة أو قسم',
  listLabel: 'الوظائف',
  empty: {
    title: 'لا وظائف بعد',
    text: 'تأتي الوظائف من نظام ERP لديك. زامن مرة واحدة وستبقى محدّثة تلقائيًا.',
    searched: 'لا وظيفة تطابق «{{search}}».',
    clear: 'اعرض كل الوظائف',
  },
  configuration: 'الإعداد',
  select: 'اختر وظيفة',
  selectHint: 'اختر وظيفة من القائمة الجانبية',
  department: 'القسم',
  noDepartment: 'بلا قسم',
  externalId: 'معرّف ERP',
  noDescription: 'لا وصف في ERP.',
  visibility: 'الظهور للعامة',
  visibilityHint: 'عند التعطيل لن تظهر هذه الوظيفة في قائمة التوظيف على واتساب.',
  inactiveHint: 'هذه الوظيفة مغلقة في ERP، لذلك لا تظهر في القائمة مهما كان الإعداد هنا.',
};
