import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { type ProductPage, toPage } from '@/documents/product';
import { asAdmin } from '@/lib/admin-client';
import type { ProductSearch } from '../product-search';
import { PRODUCTS_KEY } from './product';

const PAGE = 25;

export const productsQuery = (search: ProductSearch) =>
  queryOptions({
    queryKey: [...PRODUCTS_KEY, 'page', search],
    queryFn: async ({ signal }): Promise<ProductPage> => {
      const { words, stock, after } = search;
      const params = {
        sort: 'newest',
        limit: PAGE,
        ...(words && { q: words }),
        ...(stock && { inStock: stock === 'some' }),
        ...(after && { after }),
      };
      const call = { url: '/products', params, signal };
      const { data, headers } = await asAdmin<Api.Product[]>(call);
      return toPage(data, headers['next-cursor']);
    },
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
