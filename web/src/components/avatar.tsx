import { classes } from '@/lib/classes';
import styles from './avatar.module.css';

const tones = [styles.tone0, styles.tone1, styles.tone2, styles.tone3, styles.tone4, styles.tone5];

function hash(text: string) {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}

function initials(name: string) {
  const words = name.split(/\s+/u).filter(word => /\p{L}|\p{N}/u.test(word));
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : words;
  return [first, last].map(word => /\p{L}|\p{N}/u.exec(word)?.[0] ?? '').join('').toLocaleUpperCase();
}

interface Props {
  /** Decides the colour: the same customer always looks the same. */
  id: string;
  name: string;
  small?: boolean;
}

/** Initials on a colour of their own; the name stands beside it, so they are drawn, not written: nobody's reader spells them. */
export function Avatar({ id, name, small }: Props) {
  return <span aria-hidden data-initials={initials(name) || '?'} className={classes(styles.avatar, small && styles.small, tones[hash(id) % tones.length])} />;
}
