import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from '@/i18n';
import { usePreferences } from '@/lib/preferences';
import { may } from '@/lib/roles';
import { useFormat } from '@/lib/use-format';
import { useRoles } from '@/lib/use-roles';
import { watch } from './watch';

/** Shows nothing: it listens for as long as the page lives, for those who have chosen to be told. */
export default function Notices() {
  const { t } = useTranslation();
  const { money } = useFormat();
  const navigate = useNavigate();
  const roles = useRoles();
  const chosen = usePreferences().notices;
  const wanted = chosen.filter(name => name !== 'orders' || may(roles, 'orders')).join(' ');
  const said = useRef({ t, money });
  useEffect(() => {
    said.current = { t, money };
  }, [t, money]);
  useEffect(() => {
    if (wanted === '' || Notification.permission !== 'granted') return;
    return watch({
      wanted: wanted.split(' ') as typeof chosen[number][], words: () => said.current.t, money: (amount, currency) => said.current.money(amount, currency),
      open: path => void navigate({ to: path }),
    });
  }, [wanted, navigate]);
  return null;
}
