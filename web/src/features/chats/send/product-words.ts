import type { ProductDetails } from '@/api/types';

/** What WhatsApp takes under a picture. */
const longest = 1024;

/** A product as it is told in a chat: the company's own name and text in his language, the ERP's where there is none. */
export function productWords({ product, names, descriptions, description }: ProductDetails, language: string, price: string | null): string {
  const parts = [`*${names[language] ?? product.name}*`, price ?? '', descriptions[language] ?? description ?? ''];
  return parts.filter(Boolean).join('\n\n').slice(0, longest);
}
