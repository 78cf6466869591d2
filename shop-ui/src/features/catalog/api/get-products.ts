import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type * as Api from '@/documents/api';
import { type ProductPage, toPage } from '@/documents/product';
import { apiClient } from '@/lib/api-client';
import { KEPT } from '@/lib/kept-queries';
import { type Browsing, queryOf } from '../browsing';

const PAGE_SIZE = 24;

export const LISTS = ['products', 'list'];

export const productsQuery = (browsing: Browsing) =>
  infiniteQueryOptions({
    queryKey: [...LISTS, queryOf(browsing)],
    queryFn: async ({ signal, pageParam }): Promise<ProductPage> => {
      const cursor = pageParam === '' ? {} : { after: pageParam };
      const params = { ...queryOf(browsing), limit: PAGE_SIZE, ...cursor };
      const call = apiClient.get<Api.Product[]>('/products', { params, signal });
      const { data, headers } = await call;
      return toPage(data, headers['next-cursor']);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    // The products of the last question stay until those of the next are there.
    placeholderData: keepPreviousData,
    meta: KEPT,
  });

/** As many pages as the address says, one after the other: a cursor is known only from its page. */
export function useProducts(browsing: Browsing) {
  const query = useInfiniteQuery(productsQuery(browsing));
  const { data, isPlaceholderData, isFetching, isError, hasNextPage, fetchNextPage } = query;
  const loaded = data?.pages.length ?? 0;
  const pages = data?.pages.slice(0, isPlaceholderData ? loaded : browsing.pages) ?? [];
  const lacking = loaded > 0 && loaded < browsing.pages && hasNextPage && !isPlaceholderData;
  useEffect(() => {
    if (lacking && !isFetching && !isError) void fetchNextPage();
  }, [lacking, isFetching, isError, fetchNextPage]);
  return {
    ...query,
    question: useAnswered(JSON.stringify(queryOf(browsing)), isPlaceholderData),
    products: data && pages.flatMap((page) => page.products),
    lacking,
    more: hasNextPage || loaded > pages.length,
  };
}

/** The question that the products at hand answer: the last one until the next has its answer. */
function useAnswered(asked: string, unanswered: boolean): string {
  const [answered, setAnswered] = useState(asked);
  if (unanswered || asked === answered) return answered;
  setAnswered(asked);
  return asked;
}
