import { Tooltip } from '@base-ui/react/tooltip';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Mark } from '@/components/mark';
import { TooltipPopup } from '@/components/tooltip-popup';
import { useFormat } from '@/lib/use-format';
import { pages } from '@/lib/pages';
import { may } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import { AccountMenu } from './account-menu';
import styles from './frame.module.css';
import { LiveDot } from './live-dot';
import { useCounts } from './use-counts';

export function Rail({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const roles = useRoles();
  const counts = useCounts();
  return (
    <nav className={styles.rail} aria-label={t('frame.navigation')}>
      <span className={styles.brand}><Mark size={26} /></span>
      {pages.filter(({ id }) => may(roles, id)).map(({ id, path, icon: Icon }) => {
        const count = counts[id] ?? 0;
        const shown = count > 99 ? `${format.number(99)}+` : format.number(count);
        return (
          <Tooltip.Root key={id}>
            <Tooltip.Trigger
              render={<Link to={path} activeOptions={{ exact: path === '/' }} className={styles.link} />}
              aria-label={count ? `${t(`frame.pages.${id}`)}, ${t('frame.waiting', { count, shown })}` : t(`frame.pages.${id}`)}
            >
              <Icon size={18} strokeWidth={1.75} aria-hidden />
              {count > 0 && <span className={styles.count} aria-hidden>{shown}</span>}
            </Tooltip.Trigger>
            <TooltipPopup side="inline-end">{t(`frame.pages.${id}`)}</TooltipPopup>
          </Tooltip.Root>
        );
      })}
      <span className={styles.gap} />
      <Tooltip.Root>
        <Tooltip.Trigger className={styles.link} aria-label={t('frame.palette.open')} aria-keyshortcuts="Control+K" onClick={onPalette}>
          <Search size={18} strokeWidth={1.75} aria-hidden />
        </Tooltip.Trigger>
        <TooltipPopup side="inline-end">{t('frame.palette.open')} <kbd>Ctrl K</kbd></TooltipPopup>
      </Tooltip.Root>
      <LiveDot />
      <AccountMenu />
    </nav>
  );
}
