import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { HealthState } from '@/api/types';
import { Badge } from '@/components/badge';
import { useTranslation } from '@/i18n';

const looks: Record<HealthState, { tone: 'good' | 'attention' | 'danger' | 'neutral'; icon: LucideIcon }> = {
  good: { tone: 'good', icon: CircleCheck },
  attention: { tone: 'attention', icon: TriangleAlert },
  bad: { tone: 'danger', icon: CircleAlert },
  unknown: { tone: 'neutral', icon: CircleDashed },
};

export function StateBadge({ state }: { state: HealthState }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[state];
  return <Badge tone={tone} icon={icon}>{t(`health.states.${state}`)}</Badge>;
}
