import type { MessageCost } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { useCategoryName } from '@/lib/use-category-name';

/** "7 messages, 2 charged (Utility 2)": as Meta itself said; prices are Meta's, by country, and change. */
export function MessageCostWords({ cost: { messages, charged, categories } }: { cost: MessageCost }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useCategoryName();
  const which = categories.map(({ category, messages: count }) => `${nameOf(category)} ${format.number(count)}`).join(' · ');
  return t('dashboard.cost.both', { messages: t('dashboard.cost.messages', { count: messages }), charged: charged > 0 ? t('dashboard.cost.charged', { count: charged, which }) : t('dashboard.cost.free') });
}
