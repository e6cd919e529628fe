import type { ContractOperation } from '@/api/types';
import { useTranslation } from '@/i18n';
import { pretty } from '@/lib/pretty';
import { useFormat } from '@/lib/use-format';
import styles from './erp.module.css';

/** What was asked, what came, and everything in it that is not as the contract has it. */
export function CheckResult({ result }: { result: ContractOperation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = (title: string, entries: readonly string[] = [], danger = false) => entries.length > 0 && (
    <div className={styles.findings} data-danger={danger}><h4>{title}</h4><ul>{entries.map((entry, index) => <li key={index} dir="auto">{entry}</li>)}</ul></div>
  );
  return (
    <div className={styles.check}>
      <p className={styles.note}>
        {result.checkedAt && t('erp.checkedAt', { time: format.ago(result.checkedAt) })}
        {result.status !== null && ` · HTTP ${result.status}`}
        {result.skipped && ` · ${result.skipped}`}
      </p>
      {list(t('erp.violated'), result.violations, true)}
      {list(t('erp.warnings'), result.warnings, false)}
      {list(t('erp.drift'), result.drift?.map(({ since, words }) => `${format.dateTime(since)}: ${words}`), false)}
      <div className={styles.bodies}>
        {result.request && <div><h4>{t('erp.request')}</h4><pre dir="ltr" tabIndex={0}>{pretty(result.request)}</pre></div>}
        {result.response && <div><h4>{t('erp.answer')}</h4><pre dir="ltr" tabIndex={0}>{pretty(result.response)}</pre></div>}
      </div>
    </div>
  );
}
