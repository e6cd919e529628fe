import styles from './filter-bar.module.css';

interface Props<T extends string> {
  label: string;
  options: readonly T[];
  value: T;
  nameOf: (option: T) => string;
  onChange: (value: T) => void;
}

/** One of a few ways to look at a list: onto further lines where the row is narrow, so that each is seen. */
export function FilterBar<T extends string>({ label, options, value, nameOf, onChange }: Props<T>) {
  return (
    <div className={styles.bar} role="group" aria-label={label}>
      {options.map(option => (
        <button key={option} type="button" className={styles.option} aria-pressed={option === value} onClick={() => onChange(option)}>
          {nameOf(option)}
        </button>
      ))}
    </div>
  );
}
