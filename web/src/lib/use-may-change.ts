import { mayChange } from './roles';
import { useRoles } from './use-roles';

/** Whether the reader may change it, and not only look. */
export const useMayChange = (what: Parameters<typeof mayChange>[1]) => mayChange(useRoles(), what);
