import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from '@/lib/classes';
import { Button } from './button';
import buttons from './button.module.css';

interface Props extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon;
  /** What it does, in words: read aloud, and shown on hover and focus. */
  label: string;
  flips?: boolean;
}

export function IconButton({ icon: Icon, label, flips, className, ...rest }: Props) {
  return (
    <Button look="bare" aria-label={label} data-tip={label} className={classes(buttons.icon, className)} {...rest}>
      <Icon size={16} strokeWidth={1.75} aria-hidden className={flips ? 'flips' : undefined} />
    </Button>
  );
}
