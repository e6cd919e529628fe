import { useQuery } from '@tanstack/react-query';
import { botSettingsQuery } from '@/api/bot-settings';
import { useTranslation } from '@/i18n';

/** What stands under a total, as customers are told it; undefined while the company says nothing of tax. */
export function useTaxWords(): string | undefined {
  const { t } = useTranslation();
  const included = useQuery(botSettingsQuery).data?.pricesIncludeTax;
  return included === true ? t('orders.taxIncluded') : included === false ? t('orders.taxAdded') : undefined;
}
