import { useQuery } from '@tanstack/react-query';
import { orderCostQuery } from '@/api/billing';
import { MessageCostWords } from '@/components/message-cost';
import { useTranslation } from '@/i18n';

/** What the conversation that led to the order cost in messages; not known where they are gone, or the bot did not place it. */
export function OrderCost({ number }: { number: string }) {
  const { t } = useTranslation();
  const { data, isError } = useQuery(orderCostQuery(number));
  if (data && data.messages > 0) return <MessageCostWords cost={data} />;
  return data || isError ? t('orders.costUnknown') : null;
}
