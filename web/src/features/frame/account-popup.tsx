import { Menu } from '@base-ui/react/menu';
import { useNavigate } from '@tanstack/react-router';
import { Check, KeyRound, LogOut } from 'lucide-react';
import { signOut } from '@/api/session';
import type { SessionUser } from '@/api/types';
import { Avatar } from '@/components/avatar';
import floating from '@/components/floating.module.css';
import { NoticeItems } from './notices/notice-items';
import { useTranslation, type Language } from '@/i18n';
import { setPreferences, usePreferences, type Theme } from '@/lib/preferences';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const languages: readonly Language[] = ['en', 'ar'];

interface Props {
  user: SessionUser;
  className: string | undefined;
}

/** The menu itself, opened when it was asked for. */
export default function AccountPopup({ user, className }: Props) {
  const { t } = useTranslation();
  const { theme, language } = usePreferences();
  const navigate = useNavigate();

  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger className={className} aria-label={t('frame.account')}>
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
            <NoticeItems />
            <Menu.Item className={floating.item} onClick={() => void navigate({ to: '/settings/$section', params: { section: 'security' } })}>
              <KeyRound size={14} aria-hidden /> {t('settings.sections.security')}
            </Menu.Item>
            <Menu.Item className={floating.item} onClick={() => void signOut()}>
              <LogOut size={14} className="flips" aria-hidden /> {t('frame.signOut')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
