import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './tooltips.module.css';

const patience = 350;
/** Long enough to come from the thing to its bubble. */
const grace = 120;
const gap = 6;

interface Tip {
  words: string;
  of: Element;
}

/** Above what it names, or below where there is no room; beside it in the rail; never out of the window. */
function place(bubble: HTMLElement, of: Element) {
  const box = of.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const beside = of.hasAttribute('data-tip-beside');
  const start = document.documentElement.dir === 'rtl' ? box.left - gap - width : box.right + gap;
  const x = beside ? start : box.left + box.width / 2 - width / 2;
  const above = box.top - gap - height;
  const y = beside ? box.top + box.height / 2 - height / 2 : above < gap ? box.bottom + gap : above;
  const within = (value: number, size: number, all: number) => Math.max(gap, Math.min(value, all - size - gap));
  bubble.style.translate = `${within(x, width, window.innerWidth)}px ${within(y, height, window.innerHeight)}px`;
}

/**
 * One bubble for the whole page: whatever carries `data-tip` is named by it, on hover after a moment, at once by keyboard. Its words are those of
 * the thing's own label, so that nobody hears them twice.
 */
export function Tooltips() {
  const [tip, setTip] = useState<Tip | null>(null);
  const bubble = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let wanted: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (next: Element | null, wait: number) => {
      if (next === wanted) return;
      wanted = next;
      clearTimeout(timer);
      timer = setTimeout(() => setTip(next && next.isConnected ? { of: next, words: next.getAttribute('data-tip') ?? '' } : null), wait);
    };
    const named = (target: EventTarget | null) => (target instanceof Element ? target.closest('[data-tip]') : null);
    const onOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'touch' || (target instanceof Node && bubble.current?.contains(target))) return;
      const next = named(target);
      later(next, next ? patience : grace);
    };
    const onFocus = ({ target }: FocusEvent) => later(target instanceof Element && target.matches(':focus-visible') ? named(target) : null, 0);
    const hide = () => later(null, 0);
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide();
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('scroll', hide, { capture: true });
      document.removeEventListener('keydown', onKey);
    };
  }, []);

  useLayoutEffect(() => {
    if (tip && bubble.current) place(bubble.current, tip.of);
  }, [tip]);

  return tip && <div ref={bubble} className={styles.tooltip} aria-hidden>{tip.words}</div>;
}
