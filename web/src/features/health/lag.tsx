import { Link } from '@tanstack/react-router';
import type { Health } from '@/api/types';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';

/** Customers who wait for Bridge itself, and not for a person: longest first. */
export function Lag({ health }: { health: Health }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (health.lagging.length === 0) return <p>{t('health.nobodyWaits')}</p>;
  return (
    <div className={table.wrap} tabIndex={0}>
      <table className={table.table} aria-label={t('health.lag')}>
        <thead>
          <tr>
            <th scope="col">{t('health.chat')}</th>
            <th scope="col">{t('health.waitsFor')}</th>
            <th scope="col">{t('health.messages')}</th>
            <th scope="col">{t('health.since')}</th>
          </tr>
        </thead>
        <tbody>
          {health.lagging.map(one => (
            <tr key={`${one.conversationId} ${one.waits}`}>
              <th scope="row"><Link to="/chats/$conversationId" params={{ conversationId: one.conversationId }}>{t('health.openChat')}</Link></th>
              <td>{t(`health.waits.${one.waits as 'answer' | 'sending'}`)}</td>
              <td className="numeric">{format.number(one.count)}</td>
              <td>{format.ago(one.since)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
