import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeUser, usersQuery } from '@/api/users';
import type { ConsoleUser } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { SwitchRow } from '@/components/switch-row';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { refusal } from './refusal';
import { RoleChoice } from './role-choice';

interface Props {
  user: ConsoleUser;
  mayMakeOwners: boolean;
  onClose: () => void;
  onReset: () => void;
}

export function EditUser({ user, mayMakeOwners, onClose, onReset }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [edited, setEdited] = useState({ name: user.name, roles: user.roles, disabled: user.disabled });
  const saving = useMutation({
    mutationFn: () => changeUser(user.id, { ...edited, name: edited.name.trim() }),
    meta: { shownInPlace: true },
    onSuccess: saved => {
      void queries.invalidateQueries({ queryKey: usersQuery.queryKey });
      toast(t('users.saved', { name: saved.name }), 'good');
      onClose();
    },
  });
  const refused = refusal(t, saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog
      open onClose={onClose} title={t('users.edit', { name: user.name })} lead={<bdi dir="ltr">{user.email}</bdi>}
      foot={
        <>
          {refused.rest && <p role="alert" className={field.error}>{refused.rest}</p>}
          <Button look="bare" onClick={onReset}>{t('users.reset')}</Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form="edit-user" look="primary" disabled={!edited.name.trim() || !edited.roles.length || saving.isPending}>{saving.isPending ? t('common.saving') : t('common.save')}</Button>
        </>
      }
    >
      <form id="edit-user" onSubmit={submit} className={field.form} noValidate>
        <TextField required label={t('users.name')} dir="auto" maxLength={100} autoComplete="off" value={edited.name} error={refused.name} onChange={event => setEdited({ ...edited, name: event.target.value })} />
        <RoleChoice
          chosen={edited.roles} mayMakeOwners={mayMakeOwners} error={edited.roles.length ? refused.roles : t('users.chooseRole')} onChange={roles => setEdited({ ...edited, roles })}
        />
        <SwitchRow label={t('users.active')} hint={t('users.mayHint')} checked={!edited.disabled} onChange={active => setEdited({ ...edited, disabled: !active })} />
        <p className={field.hint}>{t('users.changedSignsOut')}</p>
      </form>
    </Dialog>
  );
}
