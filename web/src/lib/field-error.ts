import { Problem } from '@/api/problem';

/** What the server says against one field, whichever case it writes the name in. */
export function fieldError(error: unknown, name: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = Object.entries(error.errors).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1].at(-1);
}
