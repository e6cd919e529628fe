import { queryOptions } from '@tanstack/react-query';
import { del, get, post, postForm, put, withQuery } from './client';
import type { AlikeProducts, ChargeTable, ImageRef, NewProducts, Product, ProductDetails, ProductImage, ProductPage, SyncStatus } from './types';

export const catalogKeys = {
  all: ['catalog'] as const,
  lists: ['catalog', 'products'] as const,
  list: (search: string) => ['catalog', 'products', search] as const,
  product: (id: string) => ['catalog', 'product', id] as const,
  sync: ['catalog', 'sync'] as const,
  charges: ['catalog', 'charges'] as const,
};

export const listProducts = (search: string, after: string | null, signal?: AbortSignal) =>
  get<ProductPage>(withQuery('/api/catalog/products', { search, after, limit: 50 }), signal);

export const productQuery = (id: string) => queryOptions({
  queryKey: catalogKeys.product(id),
  queryFn: ({ signal }) => get<ProductDetails>(`/api/catalog/products/${id}`, signal),
});

export const setProductVisibility = (id: string, visible: boolean) => put<Product>(`/api/catalog/products/${id}/visibility`, { visible });

export const syncProducts = () => post<undefined>('/api/catalog/sync');

export const productSyncQuery = queryOptions({
  queryKey: catalogKeys.sync,
  queryFn: ({ signal }) => get<SyncStatus>('/api/catalog/sync', signal),
});

export const chargesQuery = queryOptions({
  queryKey: catalogKeys.charges,
  queryFn: ({ signal }) => get<ChargeTable>('/api/catalog/charges', signal),
});

export const saveCharges = (table: ChargeTable) => put<ChargeTable>('/api/catalog/charges', table);

export const imageUrl = (imageId: string) => `/api/catalog/images/${imageId}`;

export function uploadProductImage(productId: string, file: File) {
  const form = new FormData();
  form.append('file', file);
  return postForm<ProductImage>(`/api/catalog/products/${productId}/images`, form);
}

/** A picture that belongs to no product: whoever shows it keeps what comes back. */
export function keepImage(file: File) {
  const form = new FormData();
  form.append('file', file);
  return postForm<ImageRef>('/api/catalog/images', form);
}

export const saveProduct = (id: string, words: { names: Readonly<Record<string, string>>; descriptions: Readonly<Record<string, string>>; flowId: string | null }) =>
  put<ProductDetails>(`/api/catalog/products/${id}`, words);

/** An empty flow takes it away. */
export const changeProducts = (ids: readonly string[], change: { visible?: boolean; flowId?: string }) => post<{ changed: number }>('/api/catalog/products/bulk', { ids, ...change });

/** All of the product's pictures in their order; the first is the cover. */
export const arrangeImages = (productId: string, images: readonly { id: string; alt: string | null }[]) => put<ProductImage[]>(`/api/catalog/products/${productId}/images`, { images });

export const removeImage = (productId: string, imageId: string) => del<undefined>(`/api/catalog/products/${productId}/images/${imageId}`);

export const productChargesQuery = (id: string) => queryOptions({
  queryKey: ['catalog', 'product-charges', id] as const,
  queryFn: ({ signal }) => get<ChargeTable>(`/api/catalog/products/${id}/charges`, signal),
});

export const saveProductCharges = (id: string, table: ChargeTable) => put<ChargeTable>(`/api/catalog/products/${id}/charges`, table);

export const removeProductCharges = (id: string) => del<undefined>(`/api/catalog/products/${id}/charges`);

/** Names that a WhatsApp list cuts to the same text. */
export const alikeQuery = (language: string) => queryOptions({
  queryKey: ['catalog', 'products', 'alike', language] as const,
  queryFn: ({ signal }) => get<AlikeProducts[]>(withQuery('/api/catalog/products/alike', { language }), signal),
});

/** Whether what is new in the ERP starts in the menu. */
export const newProductsQuery = queryOptions({
  queryKey: ['catalog', 'new-products'] as const,
  queryFn: ({ signal }) => get<NewProducts>('/api/catalog/products/new', signal),
});

export const saveNewProducts = (visible: boolean) => put<NewProducts>('/api/catalog/products/new', { visible });

/** The first of the products that stand in the WhatsApp menu, and how many there are. */
export const enabledProductsQuery = queryOptions({
  queryKey: ['catalog', 'products', { visible: true }] as const,
  queryFn: ({ signal }) => get<ProductPage>(withQuery('/api/catalog/products', { visible: true, limit: 12 }), signal),
});
