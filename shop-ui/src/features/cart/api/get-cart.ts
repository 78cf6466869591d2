import { queryOptions, useQuery } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { apiClient } from '@/lib/api-client';
import { hasStatus } from '@/lib/api-error';
import { keepCartToken, useCartToken } from '../cart-token';
import { EMPTY_CART, toCart } from './cart';

export const cartKey = (token: string | null) => ['cart', token];

export const cartQuery = (token: string | null) =>
  queryOptions({
    queryKey: cartKey(token),
    queryFn: ({ signal }) => (token === null ? EMPTY_CART : fetchCart(token, signal)),
    staleTime: 0,
  });

async function fetchCart(token: string, signal: AbortSignal) {
  try {
    const headers = { 'Cart-Token': token };
    const { data } = await apiClient.get<Api.CartView>('/cart', { headers, signal });
    return toCart(data);
  } catch (error) {
    // The shop no longer knows this cart: the customer starts with an empty one.
    if (!hasStatus(error, 404)) throw error;
    keepCartToken(null);
    return EMPTY_CART;
  }
}

export function useCart() {
  return useQuery(cartQuery(useCartToken()));
}
