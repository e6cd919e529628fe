import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDebounced } from '@/lib/use-debounced';
import styles from './search-field.module.css';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** Tells what is searched once typing rests; Escape empties it first, and only then leaves the pane. */
export function SearchField({ label, placeholder, value, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const settled = useDebounced(typed);
  const told = useRef(value);

  useEffect(() => {
    if (settled === told.current) return;
    told.current = settled;
    onChange(settled);
  }, [settled, onChange]);

  // The address changed from elsewhere (a cleared filter, the back button): the field follows.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value]);

  return (
    <div className={styles.field}>
      <Search size={14} aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        className={styles.input}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || !typed) return;
          event.stopPropagation();
          event.preventDefault();
          setTyped('');
        }}
      />
    </div>
  );
}
