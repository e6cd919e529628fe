/** The mark of Bridge: two banks and the span between them. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M5 22V11m22 11V11M5 18c6 0 8-7 11-7s5 7 11 7" fill="none" stroke="var(--accent-contrast)" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}
