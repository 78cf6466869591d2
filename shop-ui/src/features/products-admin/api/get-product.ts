import { queryOptions } from '@tanstack/react-query';
import { asAdmin } from '@/lib/admin-client';
import { PRODUCTS_KEY, type ProductDocument, toProduct, type VersionedProduct } from './product';

export const productKey = (id: number) => [...PRODUCTS_KEY, id];

export const productQuery = (id: number) =>
  queryOptions({
    queryKey: productKey(id),
    queryFn: ({ signal }) => fetchProduct(id, signal),
    staleTime: 0,
  });

export async function fetchProduct(id: number, signal?: AbortSignal): Promise<VersionedProduct> {
  const call = { url: `/products/${id}`, ...(signal && { signal }) };
  const { data, headers } = await asAdmin<ProductDocument>(call);
  const etag: unknown = headers.etag;
  return { ...toProduct(data), etag: typeof etag === 'string' ? etag : undefined };
}
