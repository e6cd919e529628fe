import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/session';
import { colleaguesQuery } from '@/api/users';
import { useTranslation } from '@/i18n';

/** Names of colleagues by id; one who is not known is a colleague. */
export function useUserNames(): (id: string | null | undefined) => string {
  const { t } = useTranslation();
  const me = useQuery(sessionQuery).data?.user;
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  return id => (id && id === me?.id ? me.name : colleagues.find(colleague => colleague.id === id)?.name) ?? t('common.colleague');
}
