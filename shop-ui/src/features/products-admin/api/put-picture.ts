import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asAdmin } from '@/lib/admin-client';
import { shouldRetry } from '@/lib/retry';
import { readAnew } from './product-changes';

/** Half a megabyte by a slow line. */
const TIMEOUT_MS = 60_000;

/** The same picture twice is the same picture, so this change may be repeated. */
export function usePutPicture(id: number, onPut: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      await asAdmin({
        method: 'put',
        url: `/products/${id}/image`,
        data: file,
        headers: { 'Content-Type': file.type },
        timeout: TIMEOUT_MS,
      });
    },
    retry: shouldRetry,
    onSuccess: async () => {
      await readAnew(queries);
      onPut();
    },
  });
}
