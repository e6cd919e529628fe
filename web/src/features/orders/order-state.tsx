import { Ban, CircleAlert, CircleCheck, CircleHelp, Hourglass, PackageCheck, Wallet, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderState } from '@/api/types';
import { Badge } from '@/components/badge';

type Tone = 'neutral' | 'good' | 'attention' | 'danger' | 'info';

const looks: Record<OrderState, { tone: Tone; icon: LucideIcon }> = {
  Placing: { tone: 'info', icon: Hourglass },
  Placed: { tone: 'attention', icon: CircleAlert },
  Confirmed: { tone: 'good', icon: CircleCheck },
  Rejected: { tone: 'danger', icon: Ban },
  Unknown: { tone: 'danger', icon: CircleHelp },
  Done: { tone: 'good', icon: PackageCheck },
  Cancelled: { tone: 'neutral', icon: Ban },
};

/** Placed, paid otherwise than in cash, and nothing wrong: what it waits for is the money. */
export const awaitsPayment = ({ state, payment, needsPerson, problem }: Order) => state === 'Placed' && payment !== 'Cash' && needsPerson && !problem;

export function OrderStateBadge({ order }: { order: Order }) {
  const { t } = useTranslation();
  if (awaitsPayment(order)) return <Badge tone="attention" icon={Wallet}>{t('orders.paymentToCheck')}</Badge>;
  const { tone, icon } = looks[order.state];
  return <Badge tone={tone} icon={icon}>{t(`orders.states.${order.state}`)}</Badge>;
}
