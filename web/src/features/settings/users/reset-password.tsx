import { useMutation, useQueryClient } from '@tanstack/react-query';
import { resetPassword, usersQuery } from '@/api/users';
import type { ConsoleUser, UserWithPassword } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { refusal } from './refusal';

interface Props {
  user: ConsoleUser;
  onClose: () => void;
  onPassword: (answer: UserWithPassword) => void;
}

export function ResetPassword({ user, onClose, onPassword }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const resetting = useMutation({
    mutationFn: () => resetPassword(user.id),
    meta: { shownInPlace: true },
    onSuccess: answer => {
      void queries.invalidateQueries({ queryKey: usersQuery.queryKey });
      onPassword(answer);
    },
  });
  const { roles, rest } = refusal(t, resetting.error);
  return (
    <Dialog
      open onClose={onClose} title={t('users.resetAsk', { name: user.name })} lead={t('users.resetText')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" disabled={resetting.isPending} onClick={() => resetting.mutate()}>{t('users.reset')}</Button>
        </>
      }
    >
      {(roles ?? rest) && <p role="alert" className={field.error}>{roles ?? rest}</p>}
    </Dialog>
  );
}
