import { queryOptions } from '@tanstack/react-query';
import { makePasskey } from '@/lib/passkeys';
import { del, get, post, put } from './client';
import type { OwnPasskey, OwnSession, RecoveryCodes, SecondFactorSecret } from './types';

export const changePassword = (passwords: { current: string; new: string }) => put<undefined>('/api/session/password', passwords);

/** Nothing is asked at sign-in before a code has confirmed that the app has the secret. */
export const beginSecondFactor = () => post<SecondFactorSecret>('/api/session/second-factor');
export const confirmSecondFactor = (code: string) => put<RecoveryCodes>('/api/session/second-factor', { code });
export const turnOffSecondFactor = (code: string) => post<undefined>('/api/session/second-factor/off', { code });

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'] as const,
  queryFn: ({ signal }) => get<OwnSession[]>('/api/session/sessions', signal),
});

export const endOwnSession = (id: string) => del<undefined>(`/api/session/sessions/${id}`);

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'] as const,
  queryFn: ({ signal }) => get<OwnPasskey[]>('/api/session/passkeys', signal),
});

export async function addPasskey(name: string) {
  const credential = await makePasskey(await post<PublicKeyCredentialCreationOptionsJSON>('/api/session/passkeys/options'));
  return post<OwnPasskey>('/api/session/passkeys', { name, credential });
}

export const removePasskey = (id: string) => del<undefined>(`/api/session/passkeys/${id}`);
