import { useState, type ComponentProps } from 'react';
import { classes } from '@/lib/classes';
import styles from './button.module.css';

type Look = 'primary' | 'quiet' | 'bare';

interface Props extends ComponentProps<'button'> {
  look?: Look;
  wide?: boolean;
}

/**
 * One that was just pressed, and cannot be pressed while that is done, keeps the focus: a browser takes it from what is disabled, and with it
 * the place of whoever has no mouse.
 */
export function Button({ look = 'quiet', wide, className, type = 'button', disabled, onClick, ...rest }: Props) {
  const [focused, setFocused] = useState(false);
  const held = !!disabled && focused;
  return (
    <button
      {...rest}
      type={type} className={classes(styles.button, styles[look], wide && styles.wide, className)} disabled={disabled && !held}
      {...(held && { 'aria-disabled': true })} onClick={held ? event => event.preventDefault() : onClick}
      onFocus={event => { setFocused(true); rest.onFocus?.(event); }} onBlur={event => { setFocused(false); rest.onBlur?.(event); }}
    />
  );
}
