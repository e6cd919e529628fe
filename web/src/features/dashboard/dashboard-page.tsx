import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '@/api/company';
import { PaneHeader } from '@/components/pane-header';
import { useTranslation } from '@/i18n';
import { Attention } from './attention';
import { Charged } from './charged';
import { Connections } from './connections';
import styles from './dashboard.module.css';
import { EnabledProducts } from './enabled-products';
import { FirstSteps } from './first-steps';
import { Messages } from './messages';
import { Sales } from './sales';

/** First what needs a person, then money, then what customers see. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { data: company } = useQuery(companyQuery);
  return (
    <div className={styles.page}>
      <PaneHeader level={1} title={t('dashboard.title')} note={<><bdi>{company?.name}</bdi> · {t('dashboard.lead')}</>} />
      <div className={styles.scroller}>
        <div className={styles.body}>
          <FirstSteps />
          <Attention />
          <Sales />
          <Charged />
          <Messages />
          <Connections />
          <EnabledProducts />
        </div>
      </div>
    </div>
  );
}
