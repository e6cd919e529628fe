import type { Health } from '@/api/types';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { percentiles, speedsOf } from './speeds';

/** How long things took within the last quarter of an hour. */
export function SpeedTable({ health }: { health: Health }) {
  const { t } = useTranslation();
  const format = useFormat();
  const speeds = speedsOf(health.services.flatMap(service => service.readings));
  if (speeds.length === 0) return <p>{t('health.nothingTimed')}</p>;
  const time = (seconds: number | undefined) => (seconds === undefined ? '–' : t('health.milliseconds', { ms: format.number(seconds < 0.1 ? Math.round(seconds * 10_000) / 10 : Math.round(seconds * 1000)) }));
  return (
    <div className={table.wrap} tabIndex={0}>
      <table className={table.table} aria-label={t('health.speed')}>
        <thead>
          <tr>
            <th scope="col">{t('health.what')}</th>
            {percentiles.map(percentile => <th key={percentile} scope="col" title={t(`health.percentiles.${percentile}`)}><bdi dir="ltr">{percentile}</bdi></th>)}
            <th scope="col">{t('health.howMany')}</th>
          </tr>
        </thead>
        <tbody>
          {speeds.map(({ name, times, count }) => (
            <tr key={name}>
              <th scope="row" title={name}>{t(`health.timed.${name.replaceAll('.', '_') as 'bridge_webhook_ack_duration'}`, { defaultValue: name })}</th>
              {percentiles.map(percentile => <td key={percentile} className="numeric">{time(times[percentile])}</td>)}
              <td className="numeric">{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
