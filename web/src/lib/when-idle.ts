/** Runs it once the browser has nothing more urgent to do, or after so long at the latest; the answer calls it off. */
export function whenIdle(work: () => void, latest: number): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, Math.min(latest, 300));
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(work, { timeout: latest });
  return () => cancelIdleCallback(id);
}
