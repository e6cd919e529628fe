import { Menu } from '@base-ui/react/menu';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, KeyRound, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signOut } from '@/api/session';
import { Avatar } from '@/components/avatar';
import floating from '@/components/floating.module.css';
import type { Language } from '@/i18n';
import { setPreferences, usePreferences, type Theme } from '@/lib/preferences';
import styles from './frame.module.css';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const languages: readonly Language[] = ['en', 'ar'];

export function AccountMenu() {
  const { t } = useTranslation();
  const { theme, language } = usePreferences();
  const { data: session } = useQuery(sessionQuery);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const user = session?.user;
  if (!user) return null;

  const leave = async () => {
    await signOut();
    queries.clear();
    await navigate({ to: '/sign-in' });
  };

  return (
    <Menu.Root>
      <Menu.Trigger className={styles.account} aria-label={t('frame.account')}>
        <Avatar id={user.id} name={user.name || user.email} small />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="inline-end" align="end" sideOffset={8} className={floating.positioner}>
          <Menu.Popup className={floating.menu}>
            <Menu.Group>
              <Menu.GroupLabel className={floating.label}><bdi>{user.email}</bdi></Menu.GroupLabel>
            </Menu.Group>
            <div className={floating.separator} />
            <Menu.RadioGroup value={theme} onValueChange={(value: Theme) => setPreferences({ theme: value })}>
              <Menu.Group><Menu.GroupLabel className={floating.label}>{t('frame.theme')}</Menu.GroupLabel></Menu.Group>
              {themes.map(value => (
                <Menu.RadioItem key={value} value={value} className={floating.item}>
                  {t(`frame.themes.${value}`)}
                  <Menu.RadioItemIndicator className={floating.indicator}><Check size={14} aria-hidden /></Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <div className={floating.separator} />
            <Menu.RadioGroup value={language} onValueChange={(value: Language) => setPreferences({ language: value })}>
              <Menu.Group><Menu.GroupLabel className={floating.label}>{t('frame.language')}</Menu.GroupLabel></Menu.Group>
              {languages.map(value => (
                <Menu.RadioItem key={value} value={value} className={floating.item} lang={value}>
                  {t(`frame.languages.${value}`)}
                  <Menu.RadioItemIndicator className={floating.indicator}><Check size={14} aria-hidden /></Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <div className={floating.separator} />
            <Menu.Item className={floating.item} onClick={() => void navigate({ to: '/settings/$section', params: { section: 'security' } })}>
              <KeyRound size={14} aria-hidden /> {t('settings.sections.security')}
            </Menu.Item>
            <Menu.Item className={floating.item} onClick={() => void leave()}>
              <LogOut size={14} className="flips" aria-hidden /> {t('frame.signOut')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
