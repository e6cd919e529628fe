import { Ban, CircleCheck, CirclePause, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import { Badge } from '@/components/badge';
import { useTranslation } from '@/i18n';

const looks: Readonly<Record<string, ['good' | 'attention' | 'danger' | 'info', LucideIcon]>> = {
  APPROVED: ['good', CircleCheck], PENDING: ['info', Hourglass], IN_APPEAL: ['info', Hourglass], REJECTED: ['danger', CircleX], PAUSED: ['attention', CirclePause], DISABLED: ['danger', Ban],
};

/** Meta's word in the reader's; a new one of Meta's stands as it is. */
export function TemplateStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[status] ?? ['info', Hourglass];
  return <Badge tone={tone} icon={icon}>{t(`templates.statuses.${status}` as 'templates.statuses.APPROVED', { defaultValue: status })}</Badge>;
}
