import { describe, expect, it } from 'vitest';
import type { ProductDetails } from '@/api/types';
import { productWords } from './product-words';

const details = { product: { name: 'Mug' }, names: { ar: 'كوب' }, descriptions: { ar: 'للشاي.' }, description: 'Holds tea.' } as unknown as ProductDetails;

describe('a product told in a chat', () => {
  it('has the words of the customer’s language, else the ERP’s', () => {
    expect(productWords(details, 'ar', '12 AED')).toBe('*كوب*\n\n12 AED\n\nللشاي.');
    expect(productWords(details, 'en', null)).toBe('*Mug*\n\nHolds tea.');
  });

  it('is never longer than WhatsApp takes', () => {
    expect(productWords({ ...details, description: 'x'.repeat(2_000) }, 'en', null)).toHaveLength(1024);
  });
});
