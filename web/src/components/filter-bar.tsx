import styles from './filter-bar.module.css';

interface Props<T extends string> {
  label: string;
  options: readonly T[];
  value: T;
  nameOf: (option: T) => string;
  onChange: (value: T) => void;
  /** Onto further lines, where the row is narrow. */
  wraps?: boolean;
}

/** One of a few ways to look at a list. */
export function FilterBar<T extends string>({ label, options, value, nameOf, onChange, wraps }: Props<T>) {
  return (
    <div className={styles.bar} data-wraps={wraps} role="group" aria-label={label}>
      {options.map(option => (
        <button key={option} type="button" className={styles.option} aria-pressed={option === value} onClick={() => onChange(option)}>
          {nameOf(option)}
        </button>
      ))}
    </div>
  );
}
