import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { healthQuery } from '@/api/health';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { stateOf } from '@/lib/state-of';
import { useRoles } from '@/lib/use-roles';
import styles from './frame.module.css';

const often = 30_000;

/** The number's health and the ERP's, as one quiet dot each, which leads to where it is mended. */
export function HealthDots() {
  const { t } = useTranslation();
  const sees = may(useRoles(), 'health');
  const { data } = useQuery({ ...healthQuery, refetchInterval: often, enabled: sees });
  if (!sees) return null;
  const dot = (side: 'whatsapp' | 'erp', kinds: readonly string[]) => {
    const state = data ? stateOf(data, kinds) : 'unknown';
    const words = t('frame.health', { side: t(`dashboard.connections.${side}`), state: t(`health.states.${state}`) });
    return { className: styles.dot, 'data-state': state, 'aria-label': words, 'data-tip': words, 'data-tip-beside': true } as const;
  };
  return (
    <>
      <Link to="/settings/$section" params={{ section: 'numbers' }} {...dot('whatsapp', ['whatsapp', 'number', 'webhook'])} />
      <Link to="/erp" {...dot('erp', ['erp'])} />
    </>
  );
}
