import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, ChevronRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { enabledProductsQuery } from '@/api/catalog';
import { companyQuery } from '@/api/company';
import { orderCountsQuery } from '@/api/orders';
import { sessionQuery } from '@/api/session';
import { IconButton } from '@/components/icon-button';
import { setPreferences, usePreferences } from '@/lib/preferences';
import { may } from '@/lib/roles';
import styles from './dashboard.module.css';

/** From the first sign-in to the first order: each step is ticked by what is so, not by having been read. */
export function FirstSteps() {
  const { t } = useTranslation();
  const { guide } = usePreferences();
  const roles = useQuery(sessionQuery).data?.user?.roles ?? [];
  const owner = may(roles, 'erp');
  const { data: company } = useQuery(companyQuery);
  const { data: products } = useQuery(enabledProductsQuery);
  const { data: orders } = useQuery({ ...orderCountsQuery, enabled: may(roles, 'orders') });
  if (!guide || !owner || !company || !products || !orders) return null;

  const ordered = orders.thirtyDays.orders > 0;
  const steps = [
    { id: 'company', done: company.version > 1, link: (words: string) => <Link to="/settings/$section" params={{ section: 'company' }}>{words}</Link> },
    { id: 'products', done: products.total > 0, link: (words: string) => <Link to="/catalog">{words}</Link> },
    { id: 'flow', done: ordered, link: (words: string) => <Link to="/flows/$flowId" params={{ flowId: 'main' }}>{words}</Link> },
    { id: 'order', done: ordered, link: (words: string) => <a href={`${location.protocol}//${location.hostname}:8088/`} target="_blank" rel="noreferrer">{words}</a> },
  ] as const;
  if (steps.every(step => step.done)) return null;
  const next = steps.find(step => !step.done);

  return (
    <section className={styles.guide} aria-label={t('dashboard.guide.title')}>
      <header>
        <h2>{t('dashboard.guide.title')}</h2>
        <IconButton icon={X} label={t('dashboard.guide.hide')} onClick={() => setPreferences({ guide: false })} />
      </header>
      <ol>
        {steps.map(step => (
          <li key={step.id} data-done={step.done} aria-current={step === next ? 'step' : undefined}>
            <span className={styles.tick}>{step.done ? <Check size={13} aria-label={t('dashboard.guide.done')} /> : <ChevronRight size={13} className="flips" aria-hidden />}</span>
            <span><b>{step.link(t(`dashboard.guide.steps.${step.id}`))}</b> {t(`dashboard.guide.hints.${step.id}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
