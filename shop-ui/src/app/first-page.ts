import type { QueryClient } from '@tanstack/react-query';
import { matchPath } from 'react-router';
import { productsQuery } from '@/features/catalog/api/get-products';
import { readBrowsing } from '@/features/catalog/browsing';
import { ADMIN, PAGES } from './pages';

type Address = { readonly pathname: string; readonly search: string };

/** Asks for what the first page is made of beside the configuration and the words, not after them. */
export function fetchFirstPage(queries: QueryClient, { pathname, search }: Address): void {
  const page = [ADMIN, ...PAGES].find(({ path }) => matchPath(path, pathname));
  void page?.Page.preload();
  if (page?.path === '/') {
    const { browsing } = readBrowsing(new URLSearchParams(search));
    void queries.prefetchInfiniteQuery(productsQuery(browsing));
  }
}
