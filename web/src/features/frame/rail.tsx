import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { memo } from 'react';
import { Mark } from '@/components/mark';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { pages } from '@/lib/pages';
import { may } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import { AccountMenu } from './account-menu';
import styles from './frame.module.css';
import { HealthDots } from './health-dots';
import { LiveDot } from './live-dot';
import { useCounts } from './use-counts';

type Page = (typeof pages)[number];

/** Drawn anew only where its own count changes: each count comes by itself, and a link takes longer to draw than all else here. */
const PageLink = memo(function PageLink({ id, path, icon: Icon, count }: Pick<Page, 'id' | 'path' | 'icon'> & { count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  // Nothing to say, nothing to format: a formatter takes as long to make as the rest of the rail.
  const shown = count > 99 ? `${format.number(99)}+` : count > 0 ? format.number(count) : '';
  const name = t(`frame.pages.${id}`);
  return (
    <Link
      to={path} activeOptions={{ exact: path === '/' }} className={styles.link} data-tip={name} data-tip-beside
      aria-label={count ? `${name}, ${t('frame.waiting', { count, shown })}` : name}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      {count > 0 && <span className={styles.count} aria-hidden>{shown}</span>}
    </Link>
  );
});

export function Rail({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation();
  const roles = useRoles();
  const counts = useCounts();
  return (
    <nav className={styles.rail} aria-label={t('frame.navigation')}>
      <span className={styles.brand}><Mark size={26} /></span>
      {pages.filter(({ id }) => may(roles, id)).map(page => <PageLink key={page.id} {...page} count={counts[page.id] ?? 0} />)}
      <span className={styles.gap} />
      <button type="button" className={styles.link} aria-label={t('frame.palette.open')} aria-keyshortcuts="Control+K" data-tip={`${t('frame.palette.open')}  Ctrl K`} data-tip-beside onClick={onPalette}>
        <Search size={18} strokeWidth={1.75} aria-hidden />
      </button>
      <HealthDots />
      <LiveDot />
      <AccountMenu />
    </nav>
  );
}
