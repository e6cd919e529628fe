import { useQuery } from '@tanstack/react-query';
import { demoQuery } from '@/api/demo';
import { profileQuery } from '@/api/erp';
import { may } from './roles';
import { useRoles } from './use-roles';

const without = (url: string | null | undefined) => url?.replace(/\/+$/, '') ?? null;

/** What of this Bridge is a demonstration; undefined until it is known. The ERP's address is read only by those who may. */
export function useDemo() {
  const sees = may(useRoles(), 'erp');
  const { data: demo } = useQuery(demoQuery);
  const { data: profile } = useQuery({ ...profileQuery, enabled: sees });
  if (!demo) return undefined;
  const reference = without(demo.referenceErpUrl);
  return {
    /** Until then it may turn out that the ERP is the company's own. */
    certain: !sees || !!profile,
    phone: demo.sandboxUrl,
    /** It can be taken back until Bridge is started anew. */
    closed: demo.sandboxClosed,
    sandbox: demo.sandboxUrl !== null,
    referenceErp: reference !== null && (!profile || without(profile.baseUrl) === reference),
    erp: profile?.baseUrl ?? null,
  };
}
