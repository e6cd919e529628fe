import { useQuery } from '@tanstack/react-query';
import { orderCostQuery } from '@/api/billing';
import { MessageCostWords } from '@/components/message-cost';
import { useTranslation } from '@/i18n';

/** What the conversation that led to the order cost in messages; nothing where they are gone, or it was not made in one. */
export function OrderCost({ number }: { number: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(orderCostQuery(number));
  return data ? <MessageCostWords cost={data} /> : t('orders.costUnknown');
}
