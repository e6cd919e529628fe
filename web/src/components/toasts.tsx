import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { toasts } from '@/lib/toasts';
import buttons from './button.module.css';
import styles from './toasts.module.css';

function List() {
  const { t } = useTranslation();
  const manager = Toast.useToastManager();
  return manager.toasts.map(toast => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast}>
      {toast.type === 'danger' ? <CircleAlert size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />}
      <Toast.Title className={styles.title} render={<p />} />
      {toast.actionProps && <Toast.Action className={classes(buttons.button, buttons.quiet)} />}
      <Toast.Close aria-label={t('common.dismiss')} className={classes(buttons.button, buttons.bare, buttons.icon)}><X size={14} aria-hidden /></Toast.Close>
    </Toast.Root>
  ));
}

export function Toasts() {
  const { t } = useTranslation();
  return (
    <Toast.Provider toastManager={toasts} timeout={6_000}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={t('common.notifications')}><List /></Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
