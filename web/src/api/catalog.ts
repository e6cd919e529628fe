import { queryOptions } from '@tanstack/react-query';
import { get, post, postForm, put, withQuery } from './client';
import type { ChargeTable, Product, ProductDetails, ProductImage, ProductPage, SyncStatus } from './types';

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
