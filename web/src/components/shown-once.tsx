import { Copy } from 'lucide-react';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { Button } from './button';
import styles from './shown-once.module.css';

interface Props {
  label: string;
  lines: readonly string[];
}

/** A secret that is shown this once: to be read, and copied whole. */
export function ShownOnce({ label, lines }: Props) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(lines.join('\n'));
    toast(t('common.copied'), 'good');
  };
  return (
    <div className={styles.box}>
      <ul className={styles.lines} aria-label={label} dir="ltr">{lines.map(line => <li key={line}><code>{line}</code></li>)}</ul>
      <Button onClick={() => void copy()}><Copy size={14} aria-hidden /> {t('common.copy')}</Button>
    </div>
  );
}
