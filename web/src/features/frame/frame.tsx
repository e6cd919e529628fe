import { Menu as MenuIcon, Search, WifiOff } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { IconButton } from '@/components/icon-button';
import { Mark } from '@/components/mark';
import { useTranslation } from '@/i18n';
import { letterOf } from '@/lib/letter-of';
import { usePreferences } from '@/lib/preferences';
import { useDelayed } from '@/lib/use-delayed';
import { useLiveState } from '@/lib/use-live-state';
import { DemoBar } from './demo-bar';
import styles from './frame.module.css';
import { Landing } from './landing';
import { PauseBar } from './pause-bar';
import { Rail } from './rail';
import { useLiveQueries } from './use-live-queries';

// Fetched when they are first asked for: they are larger than the rest of the frame.
const Palette = lazy(() => import('./palette'));
const Drawer = lazy(() => import('./drawer'));
const Notices = lazy(() => import('./notices/notices'));

/** What stands around every page: the rail, the palette, and a line when the connection is lost. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const page = useRef<HTMLElement>(null);
  const [palette, setPalette] = useState(false);
  const [paletteAsked, setPaletteAsked] = useState(false);
  if (palette && !paletteAsked) setPaletteAsked(true);
  const [drawer, setDrawer] = useState(false);
  const [drawerAsked, setDrawerAsked] = useState(false);
  if (drawer && !drawerAsked) setDrawerAsked(true);
  const state = useLiveState();
  // A gateway that restarts is back within a moment: no line for that.
  const lost = useDelayed(state === 'offline' || state === 'reconnecting', 1_500);

  useLiveQueries();
  const { notices } = usePreferences();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || letterOf(event) !== 'k') return;
      event.preventDefault();
      setPalette(open => !open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#page">{t('common.skipToContent')}</a>
      <Rail onPalette={() => setPalette(true)} />
      <div className={styles.top}>
        <IconButton icon={MenuIcon} label={t('frame.openMenu')} onClick={() => setDrawer(true)} />
        <Mark size={22} />
        <span className={styles.topTitle}>{t('common.app')}</span>
        <IconButton icon={Search} label={t('frame.palette.open')} onClick={() => setPalette(true)} />
      </div>
      <DemoBar />
      <div className={styles.lines}>
        <PauseBar />
        {lost && <p className={styles.line} role="status"><WifiOff size={14} aria-hidden /> {t(`frame.live.${state}`)}</p>}
      </div>
      <main ref={page} id="page" className={styles.page} tabIndex={-1}>{children}</main>
      <Landing page={page} />
      {notices.length > 0 && 'Notification' in window && <Suspense><Notices /></Suspense>}
      {paletteAsked && <Suspense><Palette open={palette} onOpenChange={setPalette} /></Suspense>}
      {drawerAsked && <Suspense><Drawer open={drawer} onOpenChange={setDrawer} /></Suspense>}
    </div>
  );
}
