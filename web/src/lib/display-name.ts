import type { Contact } from '@/api/types';

/** What a customer is called: his name, else his username, else his number. */
export const displayName = ({ name, username, phone }: Contact) => name ?? (username ? `@${username}` : phone);
