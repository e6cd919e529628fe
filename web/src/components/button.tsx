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
  const press: typeof onClick = event => {
    // The second click of a double click is the same wish; it may come before what disables the button is drawn, or after that is over.
    const again = look === 'primary' && event.detail > 1;
    if (held || again) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type} className={classes(styles.button, styles[look], wide && styles.wide, className)} disabled={disabled && !held}
      {...(held && { 'aria-disabled': true })} onClick={press}
      onFocus={event => { setFocused(true); rest.onFocus?.(event); }} onBlur={event => { setFocused(false); rest.onBlur?.(event); }}
    />
  );
}
