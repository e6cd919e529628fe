import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, MessageCircle, Plug } from 'lucide-react';
import type { ReactNode } from 'react';
import { healthQuery } from '@/api/health';
import type { Health, HealthState } from '@/api/types';
import { StateBadge } from '@/components/state-badge';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { stateOf } from '@/lib/state-of';
import { useFormat } from '@/lib/use-format';
import { useRoles } from '@/lib/use-roles';
import styles from './dashboard.module.css';

const sides = {
  whatsapp: { kinds: ['whatsapp', 'number', 'webhook'], icon: MessageCircle, link: (content: ReactNode) => <Link to="/settings/$section" params={{ section: 'numbers' }} className={styles.connection}>{content}</Link> },
  erp: { kinds: ['erp'], icon: Plug, link: (content: ReactNode) => <Link to="/erp" className={styles.connection}>{content}</Link> },
} as const;

/** The two that Bridge stands between: whether they answer, as the gateway saw it a few seconds ago. */
export function Connections() {
  const { t } = useTranslation();
  const format = useFormat();
  const admin = may(useRoles(), 'health');
  const { data, error } = useQuery({ ...healthQuery, enabled: admin });
  if (!admin || (error && !data)) return null;
  const side = (name: keyof typeof sides, health: Health) => {
    const { kinds, icon: Icon, link } = sides[name];
    const state: HealthState = stateOf(health, kinds);
    return (
      <li key={name}>
        {link(
          <>
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            <span className={styles.words}>{t(`dashboard.connections.${name}`)}</span>
            <StateBadge state={state} />
            <ChevronRight size={15} className="flips" aria-hidden />
          </>,
        )}
      </li>
    );
  };
  return (
    <section className={styles.section} aria-label={t('dashboard.connections.title')}>
      <h2>{t('dashboard.connections.title')}</h2>
      {data ? <ul className={styles.list}>{side('whatsapp', data)}{side('erp', data)}</ul> : <div className={styles.list} data-rows={2} aria-busy />}
      <p className={styles.note}>{data ? <Link to="/system-health">{t('health.lookedAt', { ago: format.ago(data.at) })}</Link> : '\u00a0'}</p>
    </section>
  );
}
