import type * as Api from '@/documents/api';
import { apiClient } from '@/lib/api-client';
import { hasStatus } from '@/lib/api-error';
import { shouldRetry } from '@/lib/retry';
import { cartToken } from '../cart-token';
import { type CartItem, without } from './cart';
import { useCartChange } from './use-cart-change';

/** Removing twice is the same as removing once, so this change may be repeated. */
export function useRemoveFromCart(onDone?: (item: CartItem) => void) {
  return useCartChange<CartItem>({
    send: removeFromCart,
    foresee: (cart, { id }) => without(cart, id),
    retry: shouldRetry,
    onDone,
  });
}

async function removeFromCart({ id }: CartItem): Promise<Api.CartView | null> {
  try {
    const headers = { 'Cart-Token': cartToken() };
    return (await apiClient.delete<Api.CartView>(`/cart/items/${id}`, { headers })).data;
  } catch (error) {
    if (hasStatus(error, 404)) return null;
    throw error;
  }
}
