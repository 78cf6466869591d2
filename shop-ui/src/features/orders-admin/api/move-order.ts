import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { type Order, type OrderStatus, toOrder } from '@/documents/order';
import { asAdmin } from '@/lib/admin-client';
import { hasStatus } from '@/lib/api-error';
import { shouldRetry } from '@/lib/retry';
import { orderKey } from './get-order';
import { ORDERS_KEY } from './order';

/** The same move twice is the same as once, so this change may be repeated. */
export function useMoveOrder(id: number, onMoved: (order: Order) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (status: OrderStatus) => {
      const body: Api.StatusBody = { status };
      const call = { method: 'patch', url: `/orders/${id}`, data: body };
      return toOrder((await asAdmin<Api.Order>(call)).data);
    },
    retry: shouldRetry,
    onSuccess: (order) => {
      queries.setQueryData(orderKey(id), order);
      onMoved(order);
      void readAnew(queries);
    },
    // It has moved on meanwhile: it is shown as it is now.
    onError: async (error) => {
      if (hasStatus(error, 409)) await queries.refetchQueries({ queryKey: orderKey(id) });
    },
  });
}

/** A cancelled order gives its stock back, so products are other than they were as well. */
function readAnew(queries: ReturnType<typeof useQueryClient>) {
  const keys = [[...ORDERS_KEY, 'page'], ['admin', 'summary'], ['admin', 'products'], ['products']];
  return Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
