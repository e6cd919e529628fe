import type { ErpAuthKind, ErpIdempotency, ErpProfile } from '@/api/types';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import styles from './erp.module.css';
import { asks, type Draft } from './profile';

const kinds = Object.keys(asks) as ErpAuthKind[];
const idempotencies: readonly ErpIdempotency[] = ['Keys', 'Lookup', 'Neither'];

interface Props {
  draft: Draft;
  saved: ErpProfile;
  errors: Readonly<Record<string, readonly string[]>>;
  onEdit: (part: Partial<Draft>) => void;
}

/** Where the ERP is, and how Bridge signs in to it. What the environment sets is said by its variable's name. */
export function ConnectionFields({ draft, saved, errors, onEdit }: Props) {
  const { t } = useTranslation();
  const { authentication } = saved;
  const secretHint = authentication.secretSet && draft.kind === authentication.kind ? t('erp.secretKept', { hint: authentication.secretHint ?? '' }) : undefined;
  return (
    <section className={styles.connection} aria-label={t('erp.connection')}>
      <TextField
        label={t('erp.baseUrl')} type="url" dir="ltr" spellCheck={false} placeholder="https://erp.example.com/api" value={draft.baseUrl} error={errors['baseUrl']?.[0]}
        hint={saved.baseUrlVariable ? t('erp.fromVariable', { variable: saved.baseUrlVariable }) : t('erp.baseUrlHint')} onChange={event => onEdit({ baseUrl: event.target.value })}
      />
      <SelectField
        label={t('erp.idempotency')} hint={t(`erp.idempotencyHints.${draft.idempotency}`)} value={draft.idempotency} options={idempotencies}
        nameOf={name => t(`erp.idempotencies.${name}`)} onChange={idempotency => onEdit({ idempotency })}
      />
      <SelectField
        label={t('erp.authentication')} hint={authentication.variable ? t('erp.fromVariable', { variable: authentication.variable }) : undefined}
        value={draft.kind} options={kinds} nameOf={kind => t(`erp.kinds.${kind}`)} onChange={kind => onEdit({ kind })}
      />
      {asks[draft.kind].map(name => (
        <TextField
          key={name} label={name === 'user' && draft.kind === 'ClientCredentials' ? t('erp.clientId') : t(`erp.fields.${name}`)} dir="ltr" spellCheck={false} autoComplete="off"
          type={name === 'secret' ? 'password' : 'text'} value={draft[name]} error={errors[`authentication.${name}`]?.[0]}
          {...(name === 'secret' && secretHint ? { hint: secretHint, placeholder: '••••••••' } : {})} onChange={event => onEdit({ [name]: event.target.value })}
        />
      ))}
    </section>
  );
}
