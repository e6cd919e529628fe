import type { ArabicTranslation } from '../translation';

export const problems: ArabicTranslation['problems'] = {
  pane: 'تعذّر تحميل هذا',
  offline: 'لا يمكن الوصول إلى Bridge من هنا. تحقّق من الاتصال؛ لم يضِع شيء مما كتبته.',
  forbidden: 'دورك لا يسمح بهذا. يمكن للمدير تغييره.',
  notProved: 'لم يتغيّر شيء: يلزم أن تثبت هويتك مرة أخرى.',
  gone: 'لم يعد هذا موجودًا.',
  tooMany: 'طلبات كثيرة دفعة واحدة. انتظر لحظة.',
  unavailable: 'الخدمة المسؤولة عن هذا لا تعمل الآن. ستُشغَّل من جديد تلقائيًا؛ أعد المحاولة بعد لحظة.',
  unexpected: 'حدث خطأ من جهتنا، وهو مسجَّل في سجل Bridge.',
  signedOut: 'تم تسجيل خروجك. سجّل الدخول من جديد لتعود إلى هذه الصفحة.',
};
