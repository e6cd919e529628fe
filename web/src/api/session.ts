import { queryOptions } from '@tanstack/react-query';
import { provePasskey } from '@/lib/passkeys';
import { del, get, post, setAntiforgery } from './client';
import type { Session } from './types';

async function keepToken(session: Promise<Session>): Promise<Session> {
  const answer = await session;
  setAntiforgery(answer.antiforgery);
  return answer;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => keepToken(get<Session>('/api/session', signal)),
  staleTime: Infinity,
  gcTime: Infinity,
});

/** `code`: of the second factor, once it was asked for. */
export const signIn = (credentials: { email: string; password: string; code?: string }) => keepToken(post<Session>('/api/session', credentials));

/** The browser asks for a passkey of this site, whoever's it is. */
export async function signInWithPasskey() {
  const credential = await provePasskey(await post<PublicKeyCredentialRequestOptionsJSON>('/api/session/passkey/options'));
  return keepToken(post<Session>('/api/session/passkey', { credential }));
}

export const signOut = () => del<undefined>('/api/session');
