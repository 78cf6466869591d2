import { queryOptions } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { toOrder } from '@/documents/order';
import { asAdmin } from '@/lib/admin-client';
import { hasStatus } from '@/lib/api-error';
import { ORDERS_KEY } from './order';

export const orderKey = (id: number) => [...ORDERS_KEY, id];

export const orderQuery = (id: number) =>
  queryOptions({
    queryKey: orderKey(id),
    queryFn: async ({ signal }) => toOrder(await fetchOrder(id, signal)),
    staleTime: 0,
  });

async function fetchOrder(id: number, signal: AbortSignal): Promise<Api.Order> {
  try {
    return (await asAdmin<Api.Order>({ url: `/orders/${id}`, signal })).data;
  } catch (error) {
    // To a stranger no order is there: whether we are one, the session tells.
    if (hasStatus(error, 404)) await asAdmin({ url: '/session', signal });
    throw error;
  }
}
