import type { ComponentProps } from 'react';
import { classes } from '@/lib/classes';
import styles from './button.module.css';

type Look = 'primary' | 'quiet' | 'bare';

interface Props extends ComponentProps<'button'> {
  look?: Look;
  wide?: boolean;
}

export function Button({ look = 'quiet', wide, className, type = 'button', ...rest }: Props) {
  return <button type={type} className={classes(styles.button, styles[look], wide && styles.wide, className)} {...rest} />;
}
