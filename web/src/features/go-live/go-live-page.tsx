import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { accountQuery } from '@/api/account';
import { Badge } from '@/components/badge';
import { PaneHeader } from '@/components/pane-header';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { useDemo } from '@/lib/use-demo';
import { CloseSandbox } from './close-sandbox';
import { ForgetDemo } from './forget-demo';
import styles from './go-live.module.css';

interface StepProps {
  title: string;
  done?: boolean | undefined;
  children: ReactNode;
}

function Step({ title, done, children }: StepProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.step}>
      <h3>{title} {done !== undefined && (done ? <Badge tone="good" icon={Check}>{t('goLive.done')}</Badge> : <Badge tone="info" icon={FlaskConical}>{t('goLive.demo')}</Badge>)}</h3>
      {children}
    </li>
  );
}

/** Without these nobody can write, and nobody is answered. */
const needed = new Set(['AppSecret', 'VerifyToken', 'AccessToken']);

const code = (text: string) => <pre className={styles.code} dir="ltr" tabIndex={0}>{text}</pre>;

/** What changes once customers write, and what to do for it, in order. */
export function GoLivePage() {
  const { t } = useTranslation();
  const demo = useDemo();
  const { data: account } = useQuery(accountQuery);
  const numbered = account?.demo === false && account.keys.every(({ name, set }) => set || !needed.has(name));
  const secure = location.protocol === 'https:';
  return (
    <div className={styles.page}>
      <PaneHeader level={1} title={t('goLive.title')} />
      {!demo?.certain ? <ListSkeleton rows={5} round={false} /> : (
        <Sections>
          <Section title={t('goLive.changes')}>
            <ul className={styles.changes}>
              <li>{t('goLive.messages')}</li>
              <li>{t('goLive.orders')}</li>
              <li>{t('goLive.own')}</li>
            </ul>
          </Section>
          <Section title={t('goLive.steps')}>
            <ol className={styles.steps}>
              <Step title={t('goLive.erp')} done={!demo.referenceErp && demo.erp !== null}>
                <p>{t('goLive.erpText')} <Link to="/erp">{t('frame.pages.erp')}</Link></p>
              </Step>
              <Step title={t('goLive.address')} done={secure}>
                <p>{t('goLive.addressText')}</p>
                {!secure && code('export BRIDGE_PUBLIC_URL=https://chat.example.com')}
              </Step>
              <Step title={t('goLive.empty')}>
                <p>{t('goLive.emptyText')}</p>
                {demo.sandbox && <ForgetDemo />}
                <p>{t('goLive.resetText')}</p>
                {code('./bridge reset')}
              </Step>
              <Step title={t('goLive.sandbox')} done={!demo.sandbox}>
                <p>{t('goLive.sandboxText')}</p>
                {(demo.sandbox || demo.closed) && <CloseSandbox closed={demo.closed} />}
              </Step>
              <Step title={t('goLive.testNumber')}>
                <p>{t('goLive.testNumberText')}</p>
              </Step>
              <Step title={t('goLive.number')} done={numbered}>
                <p className={styles.warning}>{t('goLive.numberWarning')}</p>
                <p>{t('goLive.numberText')} <Link to="/settings/$section" params={{ section: 'numbers' }}>{t('settings.sections.numbers')}</Link></p>
              </Step>
            </ol>
          </Section>
        </Sections>
      )}
    </div>
  );
}
