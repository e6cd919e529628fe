import { useEffect, useRef, type RefObject } from 'react';

/**
 * Leads whoever was refused to the first field of the form that shows why: once per refusal, and only while the focus is where it was when
 * that came. A problem may be drawn later than it is told of, and by then he may be typing elsewhere.
 */
export function useFocusOnProblem(within: RefObject<HTMLElement | null>, refusal: unknown) {
  const seen = useRef<{ refusal: unknown; from: Element | null }>({ refusal: null, from: null });
  useEffect(() => {
    if (seen.current.refusal !== refusal) seen.current = { refusal, from: refusal ? document.activeElement : null };
    if (!seen.current.from || seen.current.from !== document.activeElement) return;
    const field = within.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true], [data-refused=true]');
    if (!field) return;
    seen.current.from = null;
    field.focus();
  });
}
