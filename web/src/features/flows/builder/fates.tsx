import type { LiveChats } from '@/api/types';
import { useTranslation } from '@/i18n';
import styles from './publish-dialog.module.css';

const fates: readonly LiveChats[] = ['Keep', 'Move', 'End'];

/** What becomes of the chats that stand in the flow while another version of it is published. */
export function Fates({ fate, onChange }: { fate: LiveChats; onChange: (fate: LiveChats) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.fates}>
      <legend>{t('flows.publish.fate')}</legend>
      {fates.map(one => (
        <label key={one}>
          <input type="radio" name="fate" checked={fate === one} onChange={() => onChange(one)} />
          <span><b>{t(`flows.publish.fates.${one}`)}</b> {t(`flows.publish.fateHints.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
