import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { type Product, type ProductPage, toProduct } from '@/documents/product';
import { apiClient } from '@/lib/api-client';
import { hasStatus } from '@/lib/api-error';
import { KEPT } from '@/lib/kept-queries';
import { LISTS } from './get-products';

/** Null where the shop sells no such product. */
export const productQuery = (id: number) =>
  queryOptions({
    queryKey: ['products', id],
    queryFn: async ({ signal }) => fetchProduct(id, signal),
    staleTime: 0,
    meta: KEPT,
  });

async function fetchProduct(id: number, signal: AbortSignal): Promise<Product | null> {
  try {
    const { data } = await apiClient.get<Api.Product>(`/products/${id}`, { signal });
    return toProduct(data);
  } catch (error) {
    if (hasStatus(error, 404)) return null;
    throw error;
  }
}

/** What a list showed of the product is there at once, and asked for anew. */
export function useProduct(id: number) {
  const queries = useQueryClient();
  const seen = lastListed(queries, id);
  const known = seen ? { initialData: seen.product, initialDataUpdatedAt: seen.at } : {};
  return useQuery({ ...productQuery(id), ...known });
}

type Listed = { readonly product: Product; readonly at: number };

function lastListed(queries: QueryClient, id: number): Listed | undefined {
  const lists = queries.getQueryCache().findAll({ queryKey: LISTS });
  return lists
    .flatMap(({ state }) => {
      const list = state.data as { readonly pages: readonly ProductPage[] } | undefined;
      const products = list?.pages.flatMap((page) => page.products);
      const product = products?.find((each) => each.id === id);
      return product ? [{ product, at: state.dataUpdatedAt }] : [];
    })
    .toSorted((one, other) => other.at - one.at)[0];
}
