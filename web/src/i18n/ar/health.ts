import type { ArabicTranslation } from '../translation';

export const health: ArabicTranslation['health'] = {
  services: 'الخدمات',
  condition: 'الحال',
  conditions: {
    good: 'تجيب',
    slow: 'متأخرة: أقدم رسالة فيها تنتظر منذ أكثر من دقيقة',
    failed: 'تجيب؛ وتعذّرت بعض الرسائل',
    silent: 'لا تجيب',
    unknown: 'تُسأل الآن',
  },
  erp: 'نظام ERP',
  noErp: 'لا نظام ERP موصول.',
  operation: 'العملية',
  checked: 'آخر فحص',
  erpConditions: {
    good: 'تجيب كما يجب',
    wrong: 'أجابت إجابة غير صحيحة في آخر فحص',
    open: 'لا تُستدعى الآن: تعذّرت كثيرًا، ويُعاد تجريبها تلقائيًا',
    unchecked: 'لم تُفحص بعد',
    off: 'متوقفة',
  },
  events: 'ما قاله واتساب عن الحساب',
  noEvents: 'لا شيء حتى الآن: هنا تخبر Meta عن الجودة والحدود والقيود والمراجعات.',
  unread: 'إشعارات تعذرت قراءتها',
  unreadText: 'جاءت موقّعة من Meta وحُفظت كما جاءت؛ ولم يُعرض منها شيء على أحد.',
};
