import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asAdmin } from '@/lib/admin-client';
import { hasStatus } from '@/lib/api-error';
import { shouldRetry } from '@/lib/retry';
import { readAnew } from './product-changes';

/** Taking a picture away twice is the same as once, so this change may be repeated. */
export function useRemovePicture(id: number, onRemoved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => removePicture(id),
    retry: shouldRetry,
    onSuccess: async () => {
      await readAnew(queries);
      onRemoved();
    },
  });
}

async function removePicture(id: number): Promise<void> {
  try {
    await asAdmin({ method: 'delete', url: `/products/${id}/image` });
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
  }
}
