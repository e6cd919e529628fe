import { Link } from '@tanstack/react-router';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { useDemo } from '@/lib/use-demo';
import { useRoles } from '@/lib/use-roles';
import styles from './demo-bar.module.css';

/** Stands above every page while anything here is a demonstration, and says of what. */
export function DemoBar() {
  const { t } = useTranslation();
  const demo = useDemo();
  const admin = may(useRoles(), 'erp');
  if (!demo || (!demo.sandbox && !(demo.referenceErp && demo.certain))) return null;
  const words = !demo.certain ? 'label' : demo.sandbox && demo.referenceErp ? 'demo' : demo.sandbox ? 'demoChats' : 'demoErp';
  return (
    <aside className={styles.bar} aria-label={t('frame.demo.label')}>
      <FlaskConical size={14} aria-hidden />
      <span>{t(`frame.demo.${words}`)}</span>
      <span className={styles.links}>
        {demo.phone && <a href={demo.phone} target="_blank" rel="noreferrer">{t('frame.demo.phone')}</a>}
        {admin && <Link to="/go-live">{t('frame.demo.goLive')}</Link>}
      </span>
    </aside>
  );
}
