import { useEffect, useEffectEvent, type RefObject } from 'react';

/** What pops up goes away by Escape, by a press elsewhere, and when the focus leaves it. */
export function useDismiss(inside: RefObject<HTMLElement | null>, open: boolean, close: () => void) {
  const onClose = useEffectEvent(close);
  useEffect(() => {
    if (!open) return;
    const element = inside.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
      element?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
    };
    const onPress = (event: Event) => {
      if (element && !element.contains(event.target as Node)) onClose();
    };
    const onFocusOut = (event: FocusEvent) => {
      if (event.relatedTarget && element && !element.contains(event.relatedTarget as Node)) onClose();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPress);
    element?.addEventListener('focusout', onFocusOut);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPress);
      element?.removeEventListener('focusout', onFocusOut);
    };
  }, [inside, open]);
}
