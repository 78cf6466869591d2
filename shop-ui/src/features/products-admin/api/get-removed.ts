import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { type Product, toProduct } from '@/documents/product';
import { asAdmin } from '@/lib/admin-client';
import { PRODUCTS_KEY } from './product';

const PAGE = 25;
const LARGEST_PAGE = 100;
const REMOVED_KEY = [...PRODUCTS_KEY, 'removed'];

export type RemovedProduct = Product & { readonly removedAt: string };

export type RemovedPage = {
  readonly products: readonly RemovedProduct[];
  readonly next: string | undefined;
};

/** What was taken out of the shop, the last one first. */
export const removedQuery = (after: string | undefined) =>
  queryOptions({
    queryKey: [...REMOVED_KEY, 'page', after],
    queryFn: ({ signal }) => fetchRemoved({ limit: PAGE, after }, signal),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

/** One of the removed; null if it is not among them. */
export const removedProductQuery = (id: number) =>
  queryOptions({
    queryKey: [...REMOVED_KEY, id],
    queryFn: ({ signal }) => findRemoved(id, signal),
    staleTime: 0,
  });

/** The API lists them only, so it is looked for page by page. */
async function findRemoved(id: number, signal: AbortSignal): Promise<RemovedProduct | null> {
  let after: string | undefined;
  do {
    const { products, next } = await fetchRemoved({ limit: LARGEST_PAGE, after }, signal);
    const found = products.find((product) => product.id === id);
    if (found) return found;
    after = next;
  } while (after !== undefined);
  return null;
}

type Question = { readonly limit: number; readonly after: string | undefined };

async function fetchRemoved(params: Question, signal: AbortSignal): Promise<RemovedPage> {
  const { data } = await asAdmin<Api.RemovedPage>({ url: '/products/removed', params, signal });
  const products = data.products.map((each) => ({ ...toProduct(each), removedAt: each.removedAt }));
  return { products, next: data.next ?? undefined };
}
