import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Workflow } from 'lucide-react';
import { useState } from 'react';
import { flowsQuery } from '@/api/flows';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PaneHeader } from '@/components/pane-header';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { useMayChange } from '@/lib/use-may-change';
import { FlowFiles } from './flow-files';
import styles from './flows-page.module.css';
import { NewFlow } from './new-flow';

/** The flows there are, and where each stands: published, and whether its draft is ahead. */
export function FlowsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: flows, error, refetch } = useQuery(flowsQuery);
  const [creating, setCreating] = useState(false);
  const mayEdit = useMayChange('flows');

  const list = () => {
    if (error && !flows) return <ErrorState error={error} retry={() => void refetch()} />;
    if (!flows) return <ListSkeleton round={false} />;
    if (flows.length === 0) {
      return <EmptyState icon={Workflow} title={t('flows.empty')} text={t('flows.emptyText')}><Button look="primary" onClick={() => setCreating(true)}>{t('flows.new')}</Button></EmptyState>;
    }
    return (
      <ul className={styles.grid} aria-label={t('flows.title')}>
        {flows.map(flow => (
          <li key={flow.id}>
            <Link to="/flows/$flowId" params={{ flowId: flow.id }} className={styles.card}>
              <span className={styles.icon}><Workflow size={18} strokeWidth={1.75} aria-hidden /></span>
              <span className={styles.names}>
                <b><bdi>{flow.name}</bdi></b>
                <bdi className={styles.id}>{flow.id}</bdi>
              </span>
              <span className={styles.state}>
                {flow.published === 0 ? <Badge>{t('flows.neverPublished')}</Badge> : <Badge tone="good">{t('flows.version', { number: flow.published })}</Badge>}
                {flow.changed && flow.published > 0 && <Badge tone="attention">{t('flows.draftAhead')}</Badge>}
              </span>
              <time className={styles.when} dateTime={flow.changedAt} title={format.dateTime(flow.changedAt)}>{t('flows.changed', { time: format.ago(flow.changedAt) })}</time>
            </Link>
          </li>
        ))}
      </ul>
    );
  };

  return (
    <div className={styles.page}>
      <PaneHeader level={1} title={t('flows.title')} note={t('flows.lead')}>
        {mayEdit && <FlowFiles />}
        {mayEdit && <Button look="primary" onClick={() => setCreating(true)}><Plus size={14} aria-hidden /> {t('flows.new')}</Button>}
      </PaneHeader>
      <div className={styles.scroller}>{list()}</div>
      {creating && <NewFlow flows={flows ?? []} onClose={() => setCreating(false)} />}
    </div>
  );
}
