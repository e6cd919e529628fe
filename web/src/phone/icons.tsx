import type { SVGProps } from 'react';

/* WhatsApp's own small drawings that no icon set has; the others come from lucide. */
const small = (props: SVGProps<SVGSVGElement>) => ({ 'aria-hidden': true, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round' as const, strokeLinejoin: 'round' as const, ...props });

export const SingleTick = () => <svg {...small({ viewBox: '0 0 16 11', width: 16, height: 11 })}><path d="m3.5 6 2.9 3L13 1.8" /></svg>;

export const DoubleTick = () => (
  <svg {...small({ viewBox: '0 0 18 11', width: 18, height: 11 })}>
    <path d="m1 6 2.9 3 6.6-7.2" />
    <path d="M7.7 8.2 8.5 9l6.6-7.2" />
  </svg>
);

export const Clock = () => (
  <svg {...small({ viewBox: '0 0 12 12', width: 12, height: 12 })}>
    <circle cx="6" cy="6" r="4.9" />
    <path d="M6 3.3V6l1.8 1.1" />
  </svg>
);

export const Verified = () => (
  <svg aria-hidden viewBox="0 0 18 18" width="15" height="15">
    <path fill="var(--wa-read)" d="m9 .8 2.1 1.6 2.6-.2.8 2.5 2.2 1.5-.9 2.5.9 2.5-2.2 1.5-.8 2.5-2.6-.2L9 16.6l-2.1-1.6-2.6.2-.8-2.5-2.2-1.5.9-2.5-.9-2.5 2.2-1.5.8-2.5 2.6.2z" />
    <path d="m5.9 8.9 2.2 2.2 4.1-4.4" fill="none" stroke="#fff" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
