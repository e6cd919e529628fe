import type { Address, CustomerQuote } from '@/api/types';

/** What stands in the form. */
export interface AddressDraft {
  line1: string;
  line2: string;
  city: string;
  state: string;
  postalCode: string;
  /** Latitude and longitude, with a comma between them. */
  location: string;
}

export type AddressPart = Exclude<keyof AddressDraft, 'line1'>;

export const draftOf = (address: Address | null | undefined): AddressDraft => ({
  line1: address?.line1 ?? '', line2: address?.line2 ?? '', city: address?.city ?? '', state: address?.state ?? '', postalCode: address?.postalCode ?? '',
  location: address?.latitude == null || address.longitude == null ? '' : `${address.latitude}, ${address.longitude}`,
});

/** The parts that this ERP requires, and those that are known already. */
export function partsOf(wishes: CustomerQuote['addresses'] | undefined, draft: AddressDraft): AddressPart[] {
  const required: Record<AddressPart, boolean | undefined> = {
    line2: wishes?.line2Required, city: wishes?.cityRequired, state: wishes?.stateRequired, postalCode: wishes?.postalCodeRequired, location: wishes?.locationRequired,
  };
  return (Object.keys(required) as AddressPart[]).filter(part => required[part] || draft[part] !== '');
}

/** Null: the customer picks it up. */
export function addressOf(draft: AddressDraft, country: string, known: Address | null | undefined): Address | null {
  if (!draft.line1.trim()) return null;
  const orNull = (text: string) => text.trim() || null;
  const [latitude = NaN, longitude = NaN] = draft.location.split(',').map(Number);
  const located = draft.location.includes(',') && Number.isFinite(latitude) && Number.isFinite(longitude);
  return {
    line1: draft.line1.trim(), country: known?.country || country, line2: orNull(draft.line2), city: orNull(draft.city), state: orNull(draft.state), postalCode: orNull(draft.postalCode),
    latitude: located ? latitude : null, longitude: located ? longitude : null, recipientName: known?.recipientName ?? null, note: known?.note ?? null,
  };
}
