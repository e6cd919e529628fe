import type { ArabicTranslation } from '../translation';

export const retention: ArabicTranslation['retention'] = {
  lead: 'كم يُحفظ كل نوع. كل ليلة يُنسى ما هو أقدم.',
  table: 'الأيام بحسب نوع البيانات',
  kind: 'ماذا',
  days: 'الأيام',
  daysOf: 'أيام: {{name}}',
  saved: 'تم الحفظ',
  shorten: {
    title: 'الاحتفاظ لمدة أقصر؟',
    lead: 'ما هو أقدم يُحذف الليلة القادمة ولا يمكن استرجاعه.',
    row: '{{name}}: {{to}} يومًا بدل {{from}}',
    confirm: 'احتفظ لمدة أقصر',
  },
  usual: 'المعتاد {{days}}',
  least: '{{days}} يومًا على الأقل.',
  most: '{{days}} يومًا على الأكثر.',
  kinds: {
    messages: 'رسائل المحادثات',
    media: 'ملفات المحادثات',
    rawWebhooks: 'ما أرسلته ميتا غير الرسائل، كما جاء',
    applications: 'طلبات التوظيف الجديدة مع سيرها الذاتية',
    calls: 'سجل استدعاءات ERP',
    audit: 'سجل التدقيق',
    incidents: 'الأعطال والتنبيهات',
    deadLetters: 'رسائل بين الخدمات فشلت',
  },
  hints: {
    messages: 'تبقى المحادثات في القائمة مع أصحابها.',
    media: 'يبقى نص المحادثة يذكرها.',
    rawWebhooks: 'أحداث الحساب والأرقام، وما لم يُفهم.',
    applications: 'لكل طلب تاريخه الخاص، ويمكن للموارد البشرية تغييره.',
    calls: 'بلا أسماء ولا أرقام منذ البداية.',
    audit: 'لا يُؤخذ منه شيء بغير ذلك أبدًا.',
    incidents: 'ما تعطّل ومن أُبلغ. لا بيانات لأحد.',
    deadLetters: 'معروضة تحت «ما الذي فشل».',
  },
};
