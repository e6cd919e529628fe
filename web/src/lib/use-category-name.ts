import { useTranslation } from '@/i18n';

const categories = ['service', 'utility', 'marketing', 'marketing_lite', 'authentication', 'referral_conversion'] as const;

/** Meta's word for what it charges for, in the reader's; one that is new as it came. */
export function useCategoryName() {
  const { t } = useTranslation();
  return (category: string) => {
    const known = categories.find(name => name === category);
    return known ? t(`dashboard.charged.categories.${known}`) : category || t('dashboard.charged.other');
  };
}
