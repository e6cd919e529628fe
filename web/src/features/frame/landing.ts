import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';

/** Where what led to another page is gone with the one before, as a dialog that has made something new, the keys go on within the page and not at the top of the frame. */
export function Landing({ page }: { page: RefObject<HTMLElement | null> }) {
  const path = useRouterState({ select: state => state.resolvedLocation?.pathname });
  const from = useRef(path);
  useEffect(() => {
    if (from.current !== undefined && from.current !== path && document.activeElement === document.body) page.current?.focus({ preventScroll: true });
    from.current = path;
  }, [path, page]);
  return null;
}
