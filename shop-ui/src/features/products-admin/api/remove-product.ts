import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asAdmin } from '@/lib/admin-client';
import { hasStatus } from '@/lib/api-error';
import { shouldRetry } from '@/lib/retry';
import { productKey } from './get-product';
import { readAnew } from './product-changes';

/** Removing twice is the same as removing once, so this change may be repeated. */
export function useRemoveProduct(id: number, onRemoved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => removeProduct(id),
    retry: shouldRetry,
    onSuccess: () => {
      onRemoved();
      queries.removeQueries({ queryKey: productKey(id) });
      void readAnew(queries);
    },
  });
}

async function removeProduct(id: number): Promise<void> {
  try {
    await asAdmin({ method: 'delete', url: `/products/${id}` });
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
  }
}
