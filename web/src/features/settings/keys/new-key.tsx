import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { keysQuery, makeKey } from '@/api/keys';
import type { MadeApiKey } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { SelectField } from '@/components/select-field';
import { SwitchRow } from '@/components/switch-row';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { problemText } from '@/lib/problem-text';
import type { Role } from '@/lib/roles';
import { RoleChoice } from '../users/role-choice';
import styles from '../users/users.module.css';
import { areas, type Area } from './areas';

const validities = ['30', '90', '365', ''] as const;

interface Props {
  onClose: () => void;
  onMade: (answer: MadeApiKey) => void;
}

export function NewKey({ onClose, onMade }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<Role[]>(['Viewer']);
  const [opened, setOpened] = useState<Area[]>([]);
  const [readOnly, setReadOnly] = useState(true);
  const [validity, setValidity] = useState<(typeof validities)[number]>('365');
  const making = useMutation({
    mutationFn: () => makeKey({ name: name.trim(), roles, areas: opened, readOnly, daysValid: validity ? Number(validity) : null }),
    meta: { shownInPlace: true },
    onSuccess: answer => {
      void queries.invalidateQueries({ queryKey: keysQuery.queryKey });
      onMade(answer);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const toggle = (area: Area) => setOpened(areas.filter(one => (one === area) !== opened.includes(one)));
  return (
    <Dialog
      open onClose={onClose} title={t('keys.add')} lead={t('keys.addLead')}
      foot={
        <>
          {making.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, making.error)}</p>}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form="new-key" look="primary" disabled={!name.trim() || !roles.length || !opened.length || making.isPending}>{making.isPending ? t('keys.adding') : t('keys.add')}</Button>
        </>
      }
    >
      <form id="new-key" onSubmit={submit} className={field.form} noValidate>
        <TextField autoFocus required label={t('keys.name')} dir="auto" maxLength={100} autoComplete="off" value={name} error={fieldError(making.error, 'name')} onChange={event => setName(event.target.value)} />
        <fieldset className={styles.roles}>
          <legend className={field.label}>{t('keys.areas')}</legend>
          {areas.map(area => (
            <label key={area} className={styles.role}>
              <input type="checkbox" checked={opened.includes(area)} onChange={() => toggle(area)} />
              <span>{t(`keys.areaNames.${area}`)}</span>
            </label>
          ))}
        </fieldset>
        <SwitchRow label={t('keys.readOnly')} hint={t('keys.readOnlyHint')} checked={readOnly} onChange={setReadOnly} />
        <RoleChoice chosen={roles} mayMakeOwners={false} error={fieldError(making.error, 'roles')} onChange={setRoles} />
        <SelectField label={t('keys.validFor')} value={validity} options={validities} nameOf={days => t(`keys.validity.${days}`)} onChange={setValidity} />
      </form>
    </Dialog>
  );
}
