import { useNavigate } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { erpKeys, listCalls, type CallFilter } from '@/api/erp';
import { EmptyState } from '@/components/empty-state';
import { PagedList } from '@/components/paged-list';
import { useTranslation } from '@/i18n';
import { usePaged } from '@/lib/use-paged';
import { CallEntry } from './call-entry';
import styles from './erp.module.css';

const operations = ['LIST_PRODUCTS', 'GET_PRICE', 'UPSERT_CUSTOMER', 'CREATE_ORDER', 'CONFIRM_ORDER', 'SET_ADDRESS', 'GET_ORDER_STATUS', 'LIST_JOBS', 'CREATE_APPLICANT', 'AUTH'];

/** What a call can come to. */
const outcomes = ['Ok', 'Rejected', 'NotSent', 'NotConfigured', 'Open', 'Violation'] as const;

/** Every call of the ERP, newest first: what was asked, what came, how long it took. */
export function CallLog({ filter }: { filter: CallFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { operation, outcome, key } = filter;
  const calls = usePaged([...erpKeys.calls, { operation, outcome, key }], (before, signal) => listCalls({ operation, outcome, key }, before, signal));
  return (
    <>
      <div className={styles.filters}>
        <label>
          <span>{t('erp.columns.operation')}</span>
          <select className={styles.input} value={operation ?? ''} onChange={event => void navigate({ to: '/erp', search: { view: 'calls', ...filter, operation: event.target.value || undefined } })}>
            <option value="">{t('erp.allOperations')}</option>
            {operations.map(name => <option key={name}>{name}</option>)}
          </select>
        </label>
        <label>
          <span>{t('erp.outcome')}</span>
          <select className={styles.input} value={outcome ?? ''} onChange={event => void navigate({ to: '/erp', search: { view: 'calls', ...filter, outcome: event.target.value || undefined } })}>
            <option value="">{t('erp.allOutcomes')}</option>
            {outcomes.map(name => <option key={name} value={name}>{t(`erp.outcomes.${name}`)}</option>)}
          </select>
        </label>
      </div>
      <PagedList
        label={t('erp.views.calls')} paged={calls} idOf={call => String(call.id)}
        empty={<EmptyState icon={ScrollText} title={t('erp.noCalls')} text={t('erp.noCallsText')} />}
      >
        {call => <CallEntry call={call} />}
      </PagedList>
    </>
  );
}
