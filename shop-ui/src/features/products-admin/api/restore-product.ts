import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { type Product, toProduct } from '@/documents/product';
import { asAdmin } from '@/lib/admin-client';
import { shouldRetry } from '@/lib/retry';
import { readAnew } from './product-changes';

/** A product that is back already stays as it is, so this change may be repeated. */
export function useRestoreProduct(onRestored: (product: Product) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: number) => {
      const call = { method: 'post', url: `/products/${id}/restore` };
      return toProduct((await asAdmin<Api.Product>(call)).data);
    },
    retry: shouldRetry,
    onSuccess: (product) => {
      onRestored(product);
      void readAnew(queries);
    },
  });
}
