import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import floating from '@/components/floating.module.css';
import { useTranslation } from '@/i18n';
import { preferences, setPreferences, usePreferences, type Notice } from '@/lib/preferences';
import { may } from '@/lib/roles';
import { toast } from '@/lib/toasts';
import { useRoles } from '@/lib/use-roles';

const all: readonly Notice[] = ['mine', 'waiting', 'orders'];

/** What this browser may tell of while one looks elsewhere: asked for by whoever wants it, never by the page. */
export function NoticeItems() {
  const { t } = useTranslation();
  const roles = useRoles();
  const { notices } = usePreferences();
  if (!('Notification' in window)) return null;
  const choose = async (name: Notice, wanted: boolean) => {
    if (wanted && await Notification.requestPermission() !== 'granted') {
      toast(t('notices.denied'), 'danger');
      return;
    }
    // Another may have been chosen while the browser asked.
    const others = preferences().notices.filter(one => one !== name);
    setPreferences({ notices: wanted ? [...others, name] : others });
  };
  return (
    <>
      <Menu.Group>
        <Menu.GroupLabel className={floating.label}>{t('notices.title')}</Menu.GroupLabel>
        {all.filter(name => name !== 'orders' || may(roles, 'orders')).map(name => (
          <Menu.CheckboxItem key={name} className={floating.item} checked={notices.includes(name)} onCheckedChange={wanted => void choose(name, wanted)}>
            {t(`notices.kinds.${name}`)}
            <Menu.CheckboxItemIndicator className={floating.indicator}><Check size={14} aria-hidden /></Menu.CheckboxItemIndicator>
          </Menu.CheckboxItem>
        ))}
      </Menu.Group>
      <div className={floating.separator} />
    </>
  );
}
