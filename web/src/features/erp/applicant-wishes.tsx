import { SwitchRow } from '@/components/switch-row';
import { useTranslation } from '@/i18n';
import styles from './erp.module.css';
import type { Wishes } from './profile';

const names = ['emailRequired', 'resumeRequired', 'resumeInline'] as const;

/** What CREATE_APPLICANT is to carry: the bot asks for what is required without a way round it. */
export function ApplicantWishes({ wishes, onEdit }: { wishes: Wishes; onEdit: (wishes: Wishes) => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.connection} aria-label={t('erp.applicants')}>
      {names.map(name => (
        <SwitchRow
          key={name} label={t(`erp.wishes.${name}`)} hint={t(`erp.wishHints.${name}`)} checked={wishes[name]} onChange={checked => onEdit({ ...wishes, [name]: checked })}
        />
      ))}
    </section>
  );
}
