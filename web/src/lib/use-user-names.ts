import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/session';
import { usersQuery } from '@/api/users';
import { useTranslation } from '@/i18n';
import { may } from './roles';

/** Names of colleagues by id. Only admins may read who there is; to others a colleague is a colleague. */
export function useUserNames(): (id: string | null | undefined) => string {
  const { t } = useTranslation();
  const me = useQuery(sessionQuery).data?.user;
  const { data: users = [] } = useQuery({ ...usersQuery, enabled: may(me?.roles ?? [], 'erp') });
  return id => (id && id === me?.id ? me.name : users.find(user => user.id === id)?.name) ?? t('common.colleague');
}
