import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { toOrder } from '@/documents/order';
import { apiClient } from '@/lib/api-client';
import { shouldRetry } from '@/lib/retry';
import { orderKey } from './get-order';

/** Cancelling twice is the same as cancelling once, so this change may be repeated. */
export function useCancelOrder(id: number, token: string, onCancelled: () => void) {
  const queries = useQueryClient();
  const queryKey = orderKey(id, token);
  return useMutation({
    mutationFn: async () => {
      const headers = { 'Order-Token': token };
      const { data } = await apiClient.post<Api.Order>(`/orders/${id}/cancel`, null, { headers });
      return toOrder(data);
    },
    retry: shouldRetry,
    onSuccess: (order) => {
      queries.setQueryData(queryKey, order);
      onCancelled();
      // What it held is in stock again.
      return queries.invalidateQueries({ queryKey: ['products'] });
    },
    // Too late, or nobody knows: the order itself tells.
    onError: () => queries.invalidateQueries({ queryKey }),
  });
}
