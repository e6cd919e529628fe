import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '@/api/health';
import { Problem } from '@/api/problem';
import { BotSwitch } from '@/components/bot-switch';
import { ErrorState } from '@/components/error-state';
import { PaneHeader } from '@/components/pane-header';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import { AccountEvents } from './account-events';
import { ErpHealth } from './erp-health';
import styles from './health.module.css';
import { Incidents } from './incidents';
import { Lag } from './lag';
import { Overview } from './overview';
import { Queues, Servers, WhatsAppHealth } from './servers';
import { Services } from './services';
import { SpeedTable } from './speed-table';

/** Whether all that Bridge is made of works, from the inside out. */
export function HealthPage() {
  const { t } = useTranslation();
  const allowed = may(useRoles(), 'health');
  const { data: health, error, refetch } = useQuery({ ...healthQuery, enabled: allowed });
  if (!allowed) return <ErrorState error={new Problem(403)} />;
  const whole = (show: (known: NonNullable<typeof health>) => React.ReactNode) =>
    health ? show(health) : error ? <ErrorState error={error} retry={() => void refetch()} /> : <ListSkeleton rows={2} round={false} />;
  return (
    <div className={styles.page}>
      <PaneHeader level={1} title={t('frame.pages.health')} />
      <Sections>
        <Section title={t('health.notWell')}>{whole(known => <Overview health={known} />)}</Section>
        <Section title={t('bot.title')}><BotSwitch /></Section>
        <Section title={t('health.lag')}>{whole(known => <Lag health={known} />)}</Section>
        <Section title={t('health.speed')}>{whole(known => <SpeedTable health={known} />)}</Section>
        <Section title={t('health.whatsapp')}>{whole(known => <WhatsAppHealth health={known} />)}</Section>
        <Section title={t('health.services')}><Services /></Section>
        <Section title={t('health.servers')}>{whole(known => <Servers health={known} />)}</Section>
        <Section title={t('health.queues')}>{whole(known => <Queues health={known} />)}</Section>
        <Section title={t('health.erp')}><ErpHealth /></Section>
        <Section title={t('health.incidents')}><Incidents /></Section>
        <Section title={t('health.events')}><AccountEvents /></Section>
      </Sections>
    </div>
  );
}
