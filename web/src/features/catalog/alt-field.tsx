import { useState } from 'react';
import styles from './uploaded-images.module.css';

interface Props {
  label: string;
  saved: string | null;
  /** Done when it is saved, and read again. */
  save: (alt: string | null) => Promise<unknown>;
}

/** The words of a picture, saved when they are left. What could not be saved stays as it was typed. */
export function AltField({ label, saved, save }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = (words: string) => {
    const next = words.trim() || null;
    // Typed in once more meanwhile, it is not what was saved.
    const forget = () => setTyped(now => (now === words ? null : now));
    if (next === saved) forget();
    else void save(next).then(forget, () => undefined);
  };
  return <input className={styles.alt} dir="auto" maxLength={300} aria-label={label} value={typed ?? saved ?? ''} onChange={event => setTyped(event.target.value)} onBlur={event => leave(event.target.value)} />;
}
