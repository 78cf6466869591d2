import { queryOptions } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { asAdmin } from '@/lib/admin-client';
import { hasStatus } from '@/lib/api-error';

/** What a product is called now; null when the shop sells it no more. */
export const productNameQuery = (id: number) =>
  queryOptions({
    queryKey: ['admin', 'product-name', id],
    queryFn: async ({ signal }) => {
      try {
        const { data } = await asAdmin<Api.Product>({ url: `/products/${id}`, signal });
        return data.name;
      } catch (error) {
        if (!hasStatus(error, 404)) throw error;
        return null;
      }
    },
  });
