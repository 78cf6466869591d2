import { queryOptions } from '@tanstack/react-query';
import { apiClient } from '@/lib/api-client';
import { type OrderDocument, toOrder } from './order';

export const orderQuery = (id: number, token: string) =>
  queryOptions({
    queryKey: ['orders', id, token],
    queryFn: async ({ signal }) => {
      const headers = { 'Order-Token': token };
      const { data } = await apiClient.get<OrderDocument>(`/orders/${id}`, { headers, signal });
      return toOrder(data);
    },
    staleTime: 0,
  });
