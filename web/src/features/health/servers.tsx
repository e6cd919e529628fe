import type { Health } from '@/api/types';
import { useTranslation } from '@/i18n';
import { ReadingsTable } from './readings-table';

/** The databases and the broker as each service reaches them. */
export function Servers({ health }: { health: Health }) {
  const { t } = useTranslation();
  const rows = health.services.flatMap(service => service.readings
    .filter(({ kind }) => kind === 'database' || kind === 'broker')
    .map(reading => ({ owner: `${t(`health.kinds.${reading.kind as 'database'}`)}: ${t(`failures.services.${service.name as 'flow'}`)}`, reading })));
  return <ReadingsTable label={t('health.servers')} rows={rows} />;
}

/** Queues that hold something, or are missing; the empty ones are only counted. */
export function Queues({ health }: { health: Health }) {
  const { t } = useTranslation();
  const queues = health.services.flatMap(service => service.readings.filter(({ kind }) => kind === 'queue'));
  const rows = queues.filter(({ count, state }) => state !== 'good' || (count ?? 0) > 0).map(reading => ({ reading }));
  return rows.length === 0 ? <p>{t('health.queuesEmpty', { number: queues.length })}</p> : <ReadingsTable label={t('health.queues')} rows={rows} />;
}

const ofWhatsApp = ['whatsapp', 'webhook', 'number', 'template'];

/** The account as Meta sees it. */
export function WhatsAppHealth({ health }: { health: Health }) {
  const { t } = useTranslation();
  const rows = health.services.flatMap(service => service.readings.filter(({ kind }) => ofWhatsApp.includes(kind)).map(reading => ({ reading })));
  return rows.length === 0 ? <p>{t('health.noWhatsApp')}</p> : <ReadingsTable label={t('health.whatsapp')} rows={rows} />;
}
