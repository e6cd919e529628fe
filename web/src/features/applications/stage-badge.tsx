import { CalendarCheck, CircleCheck, CircleX, Eye, Sparkles, type LucideIcon } from 'lucide-react';
import type { ApplicationStage } from '@/api/types';
import { Badge } from '@/components/badge';
import { useTranslation } from '@/i18n';

const looks: Record<ApplicationStage, { tone: 'neutral' | 'good' | 'attention' | 'danger' | 'info'; icon: LucideIcon }> = {
  New: { tone: 'info', icon: Sparkles },
  InReview: { tone: 'attention', icon: Eye },
  Interview: { tone: 'attention', icon: CalendarCheck },
  Rejected: { tone: 'neutral', icon: CircleX },
  Hired: { tone: 'good', icon: CircleCheck },
};

export const stages = Object.keys(looks) as ApplicationStage[];

export function StageBadge({ stage }: { stage: ApplicationStage }) {
  const { t } = useTranslation();
  const { tone, icon } = looks[stage];
  return <Badge tone={tone} icon={icon}>{t(`applications.stages.${stage}`)}</Badge>;
}
