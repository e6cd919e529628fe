import { Ban, CircleAlert, CircleCheck, CircleHelp, Hourglass, PackageCheck, Scale, Wallet, type LucideIcon } from 'lucide-react';
import type { Order, OrderState, OrderWait } from '@/api/types';
import { Badge } from '@/components/badge';
import { useTranslation } from '@/i18n';

interface Look {
  tone: 'neutral' | 'good' | 'attention' | 'danger' | 'info';
  icon: LucideIcon;
}

const states: Record<OrderState, Look> = {
  Placing: { tone: 'info', icon: Hourglass },
  Placed: { tone: 'info', icon: CircleCheck },
  Confirmed: { tone: 'good', icon: CircleCheck },
  Rejected: { tone: 'danger', icon: Ban },
  Unknown: { tone: 'danger', icon: CircleHelp },
  Done: { tone: 'good', icon: PackageCheck },
  Cancelled: { tone: 'neutral', icon: Ban },
};

const waits: Record<OrderWait, Look> = {
  Payment: { tone: 'attention', icon: Wallet },
  Total: { tone: 'attention', icon: Scale },
  Unknown: { tone: 'danger', icon: CircleHelp },
  Stuck: { tone: 'danger', icon: CircleAlert },
  Rejected: { tone: 'danger', icon: Ban },
};

/** What it waits for, where it waits for a person; else how it stands. */
export function OrderStateBadge({ order }: { order: Order }) {
  const { t } = useTranslation();
  if (order.waits) {
    const { tone, icon } = waits[order.waits];
    return <Badge tone={tone} icon={icon}>{t(`orders.waits.${order.waits}`)}</Badge>;
  }
  const { tone, icon } = states[order.state];
  return <Badge tone={tone} icon={icon}>{t(`orders.states.${order.state}`)}</Badge>;
}
