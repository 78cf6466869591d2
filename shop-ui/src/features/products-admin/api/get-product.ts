import { queryOptions } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { toProduct } from '@/documents/product';
import { asAdmin } from '@/lib/admin-client';
import { PRODUCTS_KEY, type VersionedProduct } from './product';

export const productKey = (id: number) => [...PRODUCTS_KEY, id];

export const productQuery = (id: number) =>
  queryOptions({
    queryKey: productKey(id),
    queryFn: ({ signal }) => fetchProduct(id, signal),
    staleTime: 0,
  });

export async function fetchProduct(id: number, signal?: AbortSignal): Promise<VersionedProduct> {
  const call = { url: `/products/${id}`, ...(signal && { signal }) };
  const { data, headers } = await asAdmin<Api.Product>(call);
  const etag: unknown = headers.etag;
  return { ...toProduct(data), etag: typeof etag === 'string' ? etag : undefined };
}
