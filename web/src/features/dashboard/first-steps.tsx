import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { sessionQuery } from '@/api/session';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { firstStepIds, type FirstStep } from '@/lib/first-steps';
import { setPreferences, usePreferences } from '@/lib/preferences';
import { useFirstSteps } from './use-first-steps';

const links: Record<FirstStep, (words: string, phone: string | null) => ReactNode> = {
  products: words => <Link to="/catalog">{words}</Link>,
  hello: (words, phone) => (phone ? <a href={phone} target="_blank" rel="noreferrer">{words}</a> : <Link to="/chats">{words}</Link>),
  order: (words, phone) => (phone ? <a href={phone} target="_blank" rel="noreferrer">{words}</a> : <Link to="/orders">{words}</Link>),
  company: words => <Link to="/settings/$section" params={{ section: 'company' }}>{words}</Link>,
  charges: words => <Link to="/settings/$section" params={{ section: 'charges' }}>{words}</Link>,
  erp: words => <Link to="/erp">{words}</Link>,
  number: words => <Link to="/go-live">{words}</Link>,
};

/** From the first sign-in to the first order, and from there to customers. Who has hidden it may call it back. */
export function FirstSteps() {
  const { t } = useTranslation();
  const { guideHiddenBy } = usePreferences();
  const user = useQuery(sessionQuery).data?.user?.id ?? '';
  const steps = useFirstSteps(user);
  if (!steps?.next) return null;
  const { isDone, certain, phone, next } = steps;
  const others = guideHiddenBy.filter(id => id !== user);
  if (others.length < guideHiddenBy.length) {
    return <p className="guide-hidden"><button type="button" onClick={() => setPreferences({ guideHiddenBy: others })}>{t('dashboard.guide.show')}</button></p>;
  }

  return (
    <section className="first-guide" aria-label={t('dashboard.guide.title')} aria-busy={!certain}>
      <header>
        <h2>{t('dashboard.guide.title')}</h2>
        <span className="first-count">{t('dashboard.guide.progress', { done: firstStepIds.filter(isDone).length, all: firstStepIds.length })}</span>
        <IconButton icon={X} label={t('dashboard.guide.hide')} onClick={() => setPreferences({ guideHiddenBy: [...others, user] })} />
      </header>
      <ol>
        {firstStepIds.map(id => (
          <li key={id} data-done={isDone(id)} aria-current={id === next ? 'step' : undefined}>
            <span className="first-tick">{isDone(id) && <Check size={13} aria-label={t('dashboard.guide.done')} />}</span>
            <span className="first-words">
              <b>{links[id](t(`dashboard.guide.steps.${id}`), phone)}</b>
              {!isDone(id) && <span>{t(`dashboard.guide.hints.${id}`)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
