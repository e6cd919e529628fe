export type ToastTone = 'good' | 'danger';

export interface ToastLine {
  title: string;
  tone: ToastTone;
  action?: { label: string; act: () => void } | undefined;
}

const early: ToastLine[] = [];
let show: ((line: ToastLine) => void) | undefined;

/** One line at the edge of the window; called from anywhere, drawn by components/toasts. What is said before that is there waits for it. */
export function toast(title: string, tone: ToastTone, action?: ToastLine['action']) {
  const line = { title, tone, action };
  if (show) show(line);
  else early.push(line);
}

export function drawToasts(draw: (line: ToastLine) => void): () => void {
  show = draw;
  early.splice(0).forEach(draw);
  return () => {
    show = undefined;
  };
}
