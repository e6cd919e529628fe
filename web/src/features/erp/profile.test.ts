import { describe, expect, it } from 'vitest';
import type { ErpProfile } from '@/api/types';
import { draftOf, isChanged, toSave } from './profile';

const profile: ErpProfile = {
  baseUrl: 'https://erp.example', baseUrlVariable: 'Erp__BaseUrl', idempotency: 'Keys', idempotencySaved: false,
  authentication: { kind: 'Bearer', user: '', header: null, query: null, tokenUrl: null, scope: null, secretSet: true, secretHint: '…abcd', variable: 'Erp__Secret' },
  applicants: { resumeInline: false, emailRequired: true, resumeRequired: false },
  addresses: { line2Required: false, cityRequired: true, stateRequired: false, postalCodeRequired: false, locationRequired: false },
  endpoints: [{ operation: 'GET_PRICE', group: 'Sales', required: true, enabled: true, method: 'GET', path: '/price', timeLimitSeconds: 10, maxTries: 3, maxConcurrent: 4, sends: 'qty', returns: 'unit_price', breaker: 'Closed' }],
};

describe('the ERP’s profile', () => {
  it('is unchanged as it is read', () => expect(isChanged(draftOf(profile), profile)).toBe(false));

  it('leaves the sign-in to the environment until it is changed here', () => {
    expect(toSave({ ...draftOf(profile), baseUrl: 'https://other.example' }, profile)).not.toHaveProperty('authentication');
    expect(toSave({ ...draftOf(profile), secret: 'new' }, profile).authentication).toMatchObject({ kind: 'Bearer', secret: 'new' });
    expect(toSave({ ...draftOf(profile), kind: 'None' }, profile).authentication).toMatchObject({ kind: 'None', secret: null });
  });

  it('keeps the secret that is there where none is typed', () => {
    const saved = { ...profile, authentication: { ...profile.authentication, variable: null } };
    expect(toSave(draftOf(saved), saved).authentication).toMatchObject({ kind: 'Bearer', secret: null });
  });

  it('sends what the ERP wants of addresses', () => {
    const draft = draftOf(profile);
    expect(toSave({ ...draft, addresses: { ...draft.addresses, locationRequired: true } }, profile).addresses).toMatchObject({ cityRequired: true, stateRequired: false, locationRequired: true });
  });

  it('sends what the ERP wants of applicants', () => {
    const draft = draftOf(profile);
    expect(toSave({ ...draft, applicants: { ...draft.applicants, resumeInline: true } }, profile).applicants).toEqual({ resumeInline: true, emailRequired: true, resumeRequired: false });
  });

  it('sends of an endpoint what can be set', () => {
    expect(Object.keys(toSave(draftOf(profile), profile).endpoints?.[0] ?? {})).toEqual(['operation', 'enabled', 'method', 'path', 'timeLimitSeconds', 'maxTries', 'maxConcurrent']);
  });
});
