import { useId } from 'react';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { allRoles, type Role } from '@/lib/roles';
import styles from './users.module.css';

interface Props {
  chosen: readonly string[];
  /** Who asks is no owner: that one role is not theirs to give. */
  mayMakeOwners: boolean;
  error: string | undefined;
  onChange: (roles: Role[]) => void;
}

export function RoleChoice({ chosen, mayMakeOwners, error, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const toggle = (role: Role) => onChange(allRoles.filter(one => (one === role) !== chosen.includes(one)));
  return (
    <fieldset className={styles.roles} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={field.label}>{t('users.roles')}</legend>
      {allRoles.map(role => {
        const withheld = role === 'Owner' && !mayMakeOwners;
        return (
          <label key={role} className={styles.role}>
            <input type="checkbox" checked={chosen.includes(role)} disabled={withheld} aria-describedby={`${id}-${role}`} onChange={() => toggle(role)} />
            <span>{t(`users.roleNames.${role}`)}</span>
            <span id={`${id}-${role}`} className={field.hint}>{withheld ? t('users.onlyOwner') : t(`users.roleHints.${role}`)}</span>
          </label>
        );
      })}
      {error && <p id={`${id}-error`} className={field.error} role="alert">{error}</p>}
    </fieldset>
  );
}
