import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, CircleDashed, Hourglass, Unplug, type LucideIcon } from 'lucide-react';
import { backlogQuery, services } from '@/api/operations';
import { Badge } from '@/components/badge';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { conditionOf, type Condition } from './judge';

const looks: Record<Condition, { tone: 'good' | 'attention' | 'danger' | 'neutral'; icon: LucideIcon }> = {
  good: { tone: 'good', icon: CircleCheck },
  slow: { tone: 'attention', icon: Hourglass },
  failed: { tone: 'attention', icon: CircleAlert },
  silent: { tone: 'danger', icon: Unplug },
  unknown: { tone: 'neutral', icon: CircleDashed },
};

/** Each service as it answers now, and how far behind it is. */
export function Services() {
  const { t } = useTranslation();
  const format = useFormat();
  const backlogs = useQueries({ queries: services.map(service => ({ ...backlogQuery(service), refetchInterval: 5_000 })) });
  return (
    <div className={table.wrap} tabIndex={0}>
      <table className={table.table} aria-label={t('health.services')}>
        <thead>
          <tr>
            <th scope="col">{t('failures.service')}</th>
            <th scope="col">{t('health.condition')}</th>
            <th scope="col" title={t('failures.waitingHint')}>{t('failures.waiting')}</th>
            <th scope="col">{t('failures.oldest')}</th>
            <th scope="col">{t('failures.failed')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service, at) => {
            const { data, isError = false } = backlogs[at] ?? {};
            // What was read before the failure is no longer known.
            const now = isError ? undefined : data;
            const condition = conditionOf(now, isError);
            const { tone, icon } = looks[condition];
            return (
              <tr key={service}>
                <th scope="row">{t(`failures.services.${service}`)}</th>
                <td><Badge tone={tone} icon={icon}>{t(`health.conditions.${condition}`)}</Badge></td>
                <td className="numeric">{now ? format.number(now.outboxRows) : '–'}</td>
                <td className="numeric">{now && now.outboxRows > 0 ? format.span(now.oldestSeconds * 1000) : '–'}</td>
                <td className="numeric">{now && now.deadLetters > 0 ? <Link to="/failures" search={{ only: service }}>{format.number(now.deadLetters)}</Link> : now ? format.number(0) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
