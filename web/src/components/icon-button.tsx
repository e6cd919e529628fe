import { Tooltip } from '@base-ui/react/tooltip';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from '@/lib/classes';
import buttons from './button.module.css';
import { TooltipPopup } from './tooltip-popup';

interface Props extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon;
  /** What it does, in words: read aloud, and shown on hover and focus. */
  label: string;
  flips?: boolean;
}

export function IconButton({ icon: Icon, label, flips, className, disabled, ...rest }: Props) {
  return (
    <Tooltip.Root>
      {/* The trigger's own `disabled` is the tooltip's: the button must be told itself. */}
      <Tooltip.Trigger render={<button type="button" disabled={disabled} />} aria-label={label} className={classes(buttons.button, buttons.bare, buttons.icon, className)} {...rest}>
        <Icon size={16} strokeWidth={1.75} aria-hidden className={flips ? 'flips' : undefined} />
      </Tooltip.Trigger>
      <TooltipPopup>{label}</TooltipPopup>
    </Tooltip.Root>
  );
}
