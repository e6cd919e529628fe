import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { demoQuery } from '@/api/demo';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { maySet } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import buttons from './button.module.css';

const button = classes(buttons.button, buttons.primary);

/** Where nothing is yet because nobody has written: in a demonstration one writes himself, else a number is connected. */
export function HowItBegins() {
  const { t } = useTranslation();
  const roles = useRoles();
  const phone = useQuery(demoQuery).data?.sandboxUrl;
  if (phone) return <a className={button} href={phone} target="_blank" rel="noreferrer">{t('dashboard.guide.steps.hello')}</a>;
  return maySet(roles, 'numbers') ? <Link to="/settings/$section" params={{ section: 'numbers' }} className={button}>{t('dashboard.guide.steps.number')}</Link> : null;
}
