import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { ErrorState } from '@/components/error-state';
import { PaneHeader } from '@/components/pane-header';
import { Section, Sections } from '@/components/sections';
import { may } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import { AccountEvents } from './account-events';
import { ErpHealth } from './erp-health';
import styles from './health.module.css';
import { Services } from './services';

/** Whether all that Bridge is made of works, from the inside out. */
export function HealthPage() {
  const { t } = useTranslation();
  if (!may(useRoles(), 'health')) return <ErrorState error={new Problem(403)} />;
  return (
    <div className={styles.page}>
      <PaneHeader level={1} title={t('frame.pages.health')} />
      <Sections>
        <Section title={t('health.services')}><Services /></Section>
        <Section title={t('health.erp')}><ErpHealth /></Section>
        <Section title={t('health.events')}><AccountEvents /></Section>
      </Sections>
    </div>
  );
}
