import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiClient } from '@/lib/api-client';
import type { OrderDocument } from './order';

/** Longer than the shop's own deadlines, so that its answer comes before we give up. */
const TIMEOUT_MS = 30_000;

export type PlacedOrder = OrderDocument & { readonly token: string };

type Purchase = { readonly customerEmail: string; readonly cartToken: string };

/** Orders what is in the cart. Never repeated by itself: a second try could be a second order. */
export function usePlaceOrder(onPlaced: (order: PlacedOrder) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ customerEmail, cartToken }: Purchase) => {
      const options = { headers: { 'Cart-Token': cartToken }, timeout: TIMEOUT_MS };
      const { data } = await apiClient.post<PlacedOrder>('/orders', { customerEmail }, options);
      return data;
    },
    onSuccess: onPlaced,
    // Stock and cart are other than they were, whatever came of it.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['products'] }),
        queries.invalidateQueries({ queryKey: ['cart'] }),
      ]),
  });
}

export type Placement = ReturnType<typeof usePlaceOrder>;
