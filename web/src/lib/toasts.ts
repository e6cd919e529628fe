import { Toast } from '@base-ui/react/toast';

export type ToastTone = 'good' | 'danger';

/** One line at the edge of the window; called from anywhere, drawn by components/toasts. */
export const toasts = Toast.createToastManager();

export const toast = (title: string, tone: ToastTone, action?: { label: string; act: () => void }) =>
  toasts.add({
    title,
    type: tone,
    priority: tone === 'danger' ? 'high' : 'low',
    ...(action && { actionProps: { children: action.label, onClick: action.act } }),
  });
