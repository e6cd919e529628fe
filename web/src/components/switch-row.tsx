import { Switch } from '@base-ui/react/switch';
import { use, useId, type ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import { LooksOnly } from '@/lib/looks-only';
import rowStyles from './switch-row.module.css';
import styles from './switch.module.css';

interface Props {
  label: string;
  hint: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** One thing that is on or off, with what that means beside it. */
export function SwitchRow({ label, hint, checked, onChange, disabled = false }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const looksOnly = use(LooksOnly);
  return (
    <div className={rowStyles.row}>
      <div>
        <p id={id} className={rowStyles.label}>{label}</p>
        <p id={`${id}-hint`} className={rowStyles.hint}>{hint}</p>
      </div>
      <span className={rowStyles.state}>
        <span aria-hidden>{checked ? t('common.on') : t('common.off')}</span>
        <Switch.Root
          className={styles.switch} checked={checked} onCheckedChange={onChange} disabled={disabled || looksOnly}
          aria-labelledby={id} aria-describedby={`${id}-hint`}
        >
          <Switch.Thumb className={styles.thumb} />
        </Switch.Root>
      </span>
    </div>
  );
}
