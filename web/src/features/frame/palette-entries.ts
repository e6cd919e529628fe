import { ArrowRight, Languages, RefreshCw, SunMoon, type LucideIcon } from 'lucide-react';
import type { TFunction } from 'i18next';
import { pages, settingsSections } from '@/lib/pages';
import { setPreferences } from '@/lib/preferences';
import { may, mayChange, maySet } from '@/lib/roles';

export interface Entry {
  id: string;
  label: string;
  /** What tells it from others of its name. */
  note?: string;
  /** Has been searched for by the services: it fits whatever is typed. */
  found?: boolean;
  icon: LucideIcon;
  act: () => void;
}

export interface EntryGroup {
  value: string;
  items: Entry[];
}

interface Acts {
  go: (path: string) => void;
  syncProducts: () => void;
}

/** All that the palette reaches for one of these roles, in the reader's words. */
export const paletteEntries = (t: TFunction, roles: readonly string[], { go, syncProducts }: Acts): EntryGroup[] => [
  {
    value: t('frame.palette.groups.pages'),
    items: pages.filter(({ id }) => may(roles, id)).map(({ id, path, icon }) => ({ id, label: t(`frame.pages.${id}`), icon, act: () => go(path) })),
  },
  {
    value: t('frame.palette.groups.settings'),
    items: settingsSections.filter(section => maySet(roles, section)).map(section => ({
      id: `settings-${section}`,
      label: t(`settings.sections.${section}`),
      icon: ArrowRight,
      act: () => go(`/settings/${section}`),
    })),
  },
  {
    value: t('frame.palette.groups.acts'),
    items: [
      ...(mayChange(roles, 'catalog') ? [{ id: 'sync-products', label: t('frame.palette.syncProducts'), icon: RefreshCw, act: syncProducts }] : []),
      ...(['system', 'light', 'dark'] as const).map(theme => ({
        id: `theme-${theme}`,
        label: t('frame.palette.useTheme', { theme: t(`frame.themes.${theme}`) }),
        icon: SunMoon,
        act: () => setPreferences({ theme }),
      })),
      ...(['en', 'ar'] as const).map(language => ({
        id: `language-${language}`,
        label: t('frame.palette.useLanguage', { language: t(`frame.languages.${language}`) }),
        icon: Languages,
        act: () => setPreferences({ language }),
      })),
    ],
  },
];
