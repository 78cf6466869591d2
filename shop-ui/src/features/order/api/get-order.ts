import { queryOptions } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { type Order, toOrder } from '@/documents/order';
import { apiClient } from '@/lib/api-client';

/** A calm pace: people look now and then, they do not stare. */
const LOOK_AGAIN_MS = 15_000;

export const orderKey = (id: number, token: string) => ['orders', id, token];

export const orderQuery = (id: number, token: string) =>
  queryOptions({
    queryKey: orderKey(id, token),
    queryFn: async ({ signal }) => {
      const headers = { 'Order-Token': token };
      const { data } = await apiClient.get<Api.Order>(`/orders/${id}`, { headers, signal });
      return toOrder(data);
    },
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data !== undefined && isUnderway(state.data) && LOOK_AGAIN_MS,
  });

/** It will still move by itself. */
function isUnderway({ status }: Order): boolean {
  return status === 'pending' || status === 'processing';
}
