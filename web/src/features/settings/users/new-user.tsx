import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { addUser, usersQuery } from '@/api/users';
import type { UserWithPassword } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import type { Role } from '@/lib/roles';
import { refusal } from './refusal';
import { RoleChoice } from './role-choice';

interface Props {
  mayMakeOwners: boolean;
  onClose: () => void;
  onPassword: (answer: UserWithPassword) => void;
}

export function NewUser({ mayMakeOwners, onClose, onPassword }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>(['Agent']);
  const adding = useMutation({
    mutationFn: () => addUser({ name: name.trim(), email: email.trim(), roles }),
    meta: { shownInPlace: true },
    onSuccess: answer => {
      void queries.invalidateQueries({ queryKey: usersQuery.queryKey });
      onPassword(answer);
    },
  });
  const refused = refusal(t, adding.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <Dialog
      open onClose={onClose} title={t('users.add')} lead={t('users.addLead')}
      foot={
        <>
          {refused.rest && <p role="alert" className={field.error}>{refused.rest}</p>}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form="new-user" look="primary" disabled={!name.trim() || !email.trim() || !roles.length || adding.isPending}>{adding.isPending ? t('users.adding') : t('users.add')}</Button>
        </>
      }
    >
      <form id="new-user" onSubmit={submit} className={field.form} noValidate>
        <TextField autoFocus required label={t('users.name')} dir="auto" maxLength={100} autoComplete="off" value={name} error={refused.name} onChange={event => setName(event.target.value)} />
        <TextField required type="email" label={t('users.email')} dir="ltr" maxLength={256} autoComplete="off" value={email} error={refused.email} onChange={event => setEmail(event.target.value)} />
        <RoleChoice chosen={roles} mayMakeOwners={mayMakeOwners} error={roles.length ? refused.roles : t('users.chooseRole')} onChange={setRoles} />
      </form>
    </Dialog>
  );
}
