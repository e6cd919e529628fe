import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { erpKeys, replayCall } from '@/api/erp';
import type { ErpCall } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import { pretty } from '@/lib/pretty';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import styles from './erp.module.css';

const reads = /^(LIST|GET)_/;

export function CallEntry({ call }: { call: ErpCall }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const replaying = useMutation({
    mutationFn: () => replayCall(call.id),
    onSuccess: ({ outcome, problem }) => toast(problem ?? t('erp.replayed', { outcome: t(`erp.outcomes.${outcome}`) }), outcome === 'Ok' ? 'good' : 'danger'),
    onSettled: () => queries.invalidateQueries({ queryKey: erpKeys.calls }),
  });
  const good = call.outcome === 'Ok';
  return (
    <details className={styles.call}>
      <summary>
        <time dateTime={call.at} title={format.dateTime(call.at)}>{format.brief(call.at)}</time>
        <bdi className={styles.callName}>{call.operation}</bdi>
        <Badge tone={good ? 'good' : 'danger'} icon={good ? CircleCheck : CircleAlert}>{t(`erp.outcomes.${call.outcome}` as 'erp.outcomes.Ok', { defaultValue: call.outcome })}{call.status !== null && ` · ${call.status}`}</Badge>
        <span className={styles.callProblem} dir="auto">{call.problem}</span>
        {call.tries > 1 && <span className={styles.note}>{t('erp.tries', { count: call.tries })}</span>}
        <span className={`${styles.note} numeric`}>{t('erp.ms', { ms: format.number(call.durationMs) })}</span>
      </summary>
      <div className={styles.check}>
        <p className={styles.note}>
          {call.key && <>{t('erp.key')} <bdi>{call.key}</bdi> · </>}{t('erp.requestId')} <bdi>{call.requestId}</bdi>
          {call.traceId && <> · {t('common.reference')} <bdi>{call.traceId}</bdi></>}
        </p>
        {call.warnings.length > 0 && <div className={styles.findings}><h4>{t('erp.warnings')}</h4><ul>{call.warnings.map((warning, index) => <li key={index}>{warning}</li>)}</ul></div>}
        <div className={styles.bodies}>
          {call.request && <div><h4>{t('erp.request')}</h4><pre dir="ltr" tabIndex={0}>{pretty(call.request)}</pre></div>}
          {call.response && <div><h4>{t('erp.answer')}</h4><pre dir="ltr" tabIndex={0}>{pretty(call.response)}</pre></div>}
        </div>
        {reads.test(call.operation)
          ? <div><Button disabled={replaying.isPending} onClick={() => replaying.mutate()}>{t('erp.replay')}</Button></div>
          : <p className={styles.note}>{t('erp.noReplay')}</p>}
      </div>
    </details>
  );
}
