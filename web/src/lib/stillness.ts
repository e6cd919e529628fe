/** Whether the reader wants nothing to move by itself. */
export const wantsStillness = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
