import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import { usePhone } from './context';

/** Slides up over the chat; the chat behind it is out of reach, Escape and the backdrop close it, and the focus goes back where it was. */
export function SheetFrame({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const { words } = usePhone();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const onClose = useEffectEvent(close);

  useEffect(() => {
    const before = document.activeElement;
    const first = box.current?.querySelector<HTMLElement>('[data-first], input, textarea, button:not(.wa-sheet-close)');
    (first ?? box.current)?.focus();
    return () => {
      // The chat is out of reach until this has been drawn away.
      requestAnimationFrame(() => before instanceof HTMLElement && before.focus());
    };
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className="wa-sheet-space">
      <button type="button" className="wa-backdrop" tabIndex={-1} aria-hidden onClick={close} />
      <div className="wa-sheet" role="dialog" aria-modal aria-labelledby={id} ref={box} tabIndex={-1}>
        <header className="wa-sheet-head">
          <button type="button" className="wa-sheet-close" onClick={close} aria-label={words.close}><X aria-hidden size={22} /></button>
          <h3 id={id} dir="auto">{title}</h3>
        </header>
        {children}
      </div>
    </div>
  );
}
