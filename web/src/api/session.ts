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

/** Once more, within the session: by the password, with a code where a second factor is on. */
export const proveAgain = (proof: { password: string; code?: string }) => post<undefined>('/api/session/proof', proof);

export async function proveAgainWithPasskey() {
  const credential = await provePasskey(await post<PublicKeyCredentialRequestOptionsJSON>('/api/session/passkey/options'));
  return post<undefined>('/api/session/proof', { credential });
}

let signedOut = false;

/** The session has ended: there is nothing to be saved any more. */
export const isSigningOut = () => signedOut;

/** The page is left, and with it all that it had in memory. */
export async function signOut() {
  await del<undefined>('/api/session');
  signedOut = true;
  location.replace('/sign-in');
}
