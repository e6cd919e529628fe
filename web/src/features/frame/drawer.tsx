import { Dialog } from '@base-ui/react/dialog';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { pages } from '@/lib/pages';
import { may } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import { AccountMenu } from './account-menu';
import styles from './drawer.module.css';
import { HealthDots } from './health-dots';
import { LiveDot } from './live-dot';
import palette from './palette.module.css';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The rail of a narrow screen: the same pages, with their names. */
export default function Drawer({ open, onOpenChange }: Props) {
  const { t } = useTranslation();
  const roles = useRoles();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={palette.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={t('frame.navigation')}>
          {pages.filter(({ id }) => may(roles, id)).map(({ id, path, icon: Icon }) => (
            <Link key={id} to={path} activeOptions={{ exact: path === '/' }} className={styles.link} onClick={() => onOpenChange(false)}>
              <Icon size={18} strokeWidth={1.75} aria-hidden /> {t(`frame.pages.${id}`)}
            </Link>
          ))}
          <div className={styles.foot}><AccountMenu /><HealthDots /><LiveDot /></div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
