import { SwitchRow } from '@/components/switch-row';
import { useTranslation } from '@/i18n';
import styles from './erp.module.css';
import type { AddressWants } from './profile';

const names = ['line2Required', 'cityRequired', 'stateRequired', 'postalCodeRequired', 'locationRequired'] as const;

/** What an address is to have beyond the customer's own words: the bot asks for what is missing, by its name. */
export function AddressWishes({ wishes, onEdit }: { wishes: AddressWants; onEdit: (wishes: AddressWants) => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.connection} aria-label={t('erp.addresses')}>
      {names.map(name => (
        <SwitchRow key={name} label={t(`erp.addressWishes.${name}`)} hint={t('erp.addressHint')} checked={wishes[name]} onChange={checked => onEdit({ ...wishes, [name]: checked })} />
      ))}
    </section>
  );
}
