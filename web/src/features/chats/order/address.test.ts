import { describe, expect, it } from 'vitest';
import { addressOf, draftOf, partsOf } from './address';

const wishes = { line2Required: false, cityRequired: true, stateRequired: false, postalCodeRequired: false, locationRequired: true };

describe('an address that a person types', () => {
  it('asks for what the ERP requires, and shows what is known', () => {
    expect(partsOf(undefined, draftOf(null))).toEqual([]);
    expect(partsOf(wishes, draftOf(null))).toEqual(['city', 'location']);
    expect(partsOf(undefined, { ...draftOf(null), postalCode: 'LS1' })).toEqual(['postalCode']);
  });

  it('is whole again after it was shown', () => {
    const address = { line1: 'House 5', country: 'NP', line2: null, city: 'Kathmandu', state: null, postalCode: null, latitude: 27.7, longitude: 85.3, recipientName: 'Asha', note: null };
    expect(addressOf(draftOf(address), 'GB', address)).toEqual(address);
  });

  it('is none where he picks it up, and has no place that is not one', () => {
    expect(addressOf(draftOf(null), 'GB', null)).toBeNull();
    expect(addressOf({ ...draftOf(null), line1: 'House 5', location: 'near the school' }, 'GB', null)).toMatchObject({ country: 'GB', latitude: null, longitude: null });
  });
});
