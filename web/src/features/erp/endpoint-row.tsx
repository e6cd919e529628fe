import { Switch } from '@base-ui/react/switch';
import { ChevronDown, CircleAlert, CircleCheck, CircleDashed, Unplug } from 'lucide-react';
import type { ContractOperation, ErpEndpoint } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { IconButton } from '@/components/icon-button';
import switches from '@/components/switch.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import styles from './erp.module.css';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

interface Props {
  endpoint: ErpEndpoint;
  index: number;
  errors: Readonly<Record<string, readonly string[]>>;
  result: ContractOperation | undefined;
  busy: boolean;
  changed: boolean;
  opened: boolean;
  onOpen: () => void;
  onCheck: () => void;
  onEdit: (part: Partial<ErpEndpoint>) => void;
}

function State({ endpoint, result }: Pick<Props, 'endpoint' | 'result'>) {
  const { t } = useTranslation();
  if (!endpoint.enabled) return endpoint.required ? <Badge tone="danger" icon={CircleAlert}>{t('erp.states.required')}</Badge> : <Badge icon={CircleDashed}>{t('erp.states.off')}</Badge>;
  if (endpoint.breaker === 'Open') return <Badge tone="danger" icon={Unplug}>{t('erp.states.breaker')}</Badge>;
  if (!result?.outcome) return <Badge icon={CircleDashed}>{t('erp.states.unchecked')}</Badge>;
  if (result.outcome === 'Ok') return <Badge tone="good" icon={CircleCheck}>{t('erp.states.ok')}</Badge>;
  const violations = result.violations?.length ?? 0;
  return <Badge tone="danger" icon={CircleAlert}>{violations > 0 ? t('erp.violations', { count: violations }) : t(`erp.outcomes.${result.outcome}` as 'erp.outcomes.Ok', { defaultValue: result.outcome })}</Badge>;
}

/** One operation: where it is, whether it is used, and what its last check came to. */
export function EndpointRow({ endpoint, index, errors, result, busy, changed, opened, onOpen, onCheck, onEdit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { operation } = endpoint;
  const error = (name: string) => errors[`endpoints[${index}].${name}`]?.[0];
  const named = (column: 'enabled' | 'method' | 'path' | 'limit') => `${operation}: ${t(`erp.columns.${column}`)}`;
  return (
    <tr>
      <th scope="row" className={styles.operation}>
        <bdi>{operation}</bdi>
        {endpoint.required && <span className={styles.required}>{t('erp.required')}</span>}
        {error('enabled') && <span className={field.error}>{error('enabled')}</span>}
      </th>
      <td>
        <Switch.Root className={switches.switch} checked={endpoint.enabled} aria-label={named('enabled')} onCheckedChange={enabled => onEdit({ enabled })}><Switch.Thumb className={switches.thumb} /></Switch.Root>
      </td>
      <td>
        <select className={styles.input} aria-label={named('method')} aria-invalid={!!error('method')} value={endpoint.method} onChange={event => onEdit({ method: event.target.value })}>
          {methods.map(method => <option key={method}>{method}</option>)}
        </select>
      </td>
      <td className={styles.path}>
        <input className={styles.input} dir="ltr" spellCheck={false} data-path-of={operation} aria-label={named('path')} aria-invalid={!!error('path')} value={endpoint.path} onChange={event => onEdit({ path: event.target.value })} />
        {error('path') && <p className={field.error}>{error('path')}</p>}
      </td>
      <td>
        <input
          className={styles.seconds} type="number" min={1} max={120} aria-label={named('limit')} aria-invalid={!!error('timeLimitSeconds')} value={endpoint.timeLimitSeconds}
          onChange={event => onEdit({ timeLimitSeconds: Number(event.target.value) })}
        />
        {error('timeLimitSeconds') && <p className={field.error}>{error('timeLimitSeconds')}</p>}
      </td>
      <td className={styles.fields} dir="ltr">{endpoint.sends}</td>
      <td className={styles.fields} dir="ltr">{endpoint.returns}</td>
      <td>
        <span className={styles.state}>
          <State endpoint={endpoint} result={result} />
          {result?.durationMs != null && <span className={`${styles.took} numeric`}>{t('erp.ms', { ms: format.number(result.durationMs) })}</span>}
          <Button disabled={busy || changed || !endpoint.enabled} onClick={onCheck}>{t('erp.test')}</Button>
          <IconButton icon={ChevronDown} label={t('erp.details')} aria-expanded={opened} disabled={!result?.checkedAt} onClick={onOpen} />
        </span>
      </td>
    </tr>
  );
}
