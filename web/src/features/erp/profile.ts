import type { ErpAuthKind, ErpEndpoint, ErpProfile, SaveErpProfile } from '@/api/types';

/** What the ERP wants of applicants. */
export type Wishes = Required<ErpProfile['applicants']>;

/** What the ERP wants of addresses. */
export type AddressWants = Required<ErpProfile['addresses']>;

/** What stands in the form. A secret is only ever typed anew: the one that is kept never comes back. */
export interface Draft {
  baseUrl: string;
  idempotency: ErpProfile['idempotency'];
  kind: ErpAuthKind;
  user: string;
  secret: string;
  header: string;
  query: string;
  tokenUrl: string;
  scope: string;
  applicants: Wishes;
  addresses: AddressWants;
  endpoints: readonly ErpEndpoint[];
}

export const draftOf = ({ baseUrl, idempotency, authentication: { kind, user, header, query, tokenUrl, scope }, applicants, addresses, endpoints }: ErpProfile): Draft => ({
  baseUrl: baseUrl ?? '', idempotency, kind, user, secret: '', header: header ?? '', query: query ?? '', tokenUrl: tokenUrl ?? '', scope: scope ?? '',
  applicants: { resumeInline: applicants.resumeInline ?? false, emailRequired: applicants.emailRequired ?? false, resumeRequired: applicants.resumeRequired ?? false },
  addresses: {
    line2Required: addresses.line2Required ?? false, cityRequired: addresses.cityRequired ?? false, stateRequired: addresses.stateRequired ?? false,
    postalCodeRequired: addresses.postalCodeRequired ?? false, locationRequired: addresses.locationRequired ?? false,
  },
  endpoints,
});

/** What each way of signing in asks for. */
export const asks: Record<ErpAuthKind, readonly ('user' | 'secret' | 'header' | 'query' | 'tokenUrl' | 'scope')[]> = {
  None: [],
  ApiKey: ['secret', 'header', 'query'],
  Basic: ['user', 'secret'],
  Bearer: ['secret'],
  Token: ['user', 'secret'],
  ClientCredentials: ['user', 'secret', 'tokenUrl', 'scope'],
};

const signIn = ({ kind, user, header, query, tokenUrl, scope }: Draft) => [kind, user, header, query, tokenUrl, scope].join('\n');

/** What is sent. What the environment sets stays the environment's until it is changed here: left out, it is the operator's. */
export function toSave(draft: Draft, saved: ErpProfile): SaveErpProfile {
  const orNull = (text: string) => text.trim() || null;
  const changed = draft.secret !== '' || signIn(draft) !== signIn(draftOf(saved)) || saved.authentication.variable === null;
  return {
    baseUrl: orNull(draft.baseUrl),
    idempotency: draft.idempotency,
    ...(changed && {
      authentication: {
        kind: draft.kind, user: orNull(draft.user), secret: draft.secret || null, header: orNull(draft.header), query: orNull(draft.query), tokenUrl: orNull(draft.tokenUrl), scope: orNull(draft.scope),
      },
    }),
    applicants: draft.applicants,
    addresses: draft.addresses,
    endpoints: draft.endpoints.map(({ operation, enabled, method, path, timeLimitSeconds, maxTries, maxConcurrent }) => ({ operation, enabled, method, path, timeLimitSeconds, maxTries, maxConcurrent })),
  };
}

export const isChanged = (draft: Draft, saved: ErpProfile) => JSON.stringify(draft) !== JSON.stringify(draftOf(saved));
