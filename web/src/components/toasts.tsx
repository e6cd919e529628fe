import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { drawToasts } from '@/lib/toasts';
import buttons from './button.module.css';
import styles from './toasts.module.css';

const toasts = Toast.createToastManager();

function List() {
  const { t } = useTranslation();
  const manager = Toast.useToastManager();
  return manager.toasts.map(toast => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast} data-toast>
      {toast.type === 'danger' ? <CircleAlert size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />}
      <Toast.Title className={styles.title} render={<p dir="auto" />} />
      {toast.actionProps && <Toast.Action className={classes(buttons.button, buttons.quiet)} />}
      <Toast.Close aria-label={t('common.dismiss')} className={classes(buttons.button, buttons.bare, buttons.icon)}><X size={14} aria-hidden /></Toast.Close>
    </Toast.Root>
  ));
}

/** Comes after the first paint: nothing is said before. */
export default function Toasts() {
  const { t } = useTranslation();
  // An effect of the provider's parent runs after the provider's own: what waited is not said to nobody.
  useEffect(() => drawToasts(({ title, tone, action }) => toasts.add({
    title, type: tone, priority: tone === 'danger' ? 'high' : 'low', ...(action && { actionProps: { children: action.label, onClick: action.act } }),
  })), []);
  return (
    <Toast.Provider toastManager={toasts} timeout={6_000}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={t('common.notifications')}><List /></Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
