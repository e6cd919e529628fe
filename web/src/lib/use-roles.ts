import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/session';

const none: readonly string[] = [];

/** The roles of who is signed in. */
export const useRoles = (): readonly string[] => useQuery(sessionQuery).data?.user?.roles ?? none;
