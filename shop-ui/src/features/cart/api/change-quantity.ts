import type * as Api from '@/documents/api';
import { apiClient } from '@/lib/api-client';
import { hasStatus } from '@/lib/api-error';
import { shouldRetry } from '@/lib/retry';
import { cartToken } from '../cart-token';
import { withQuantity } from './cart';
import { useCartChange } from './use-cart-change';

export type Change = { readonly id: number; readonly quantity: number };

/** Setting a quantity twice is the same as setting it once, so this change may be repeated. */
export function useChangeQuantity() {
  return useCartChange<Change>({
    send: changeQuantity,
    foresee: (cart, { id, quantity }) => withQuantity(cart, id, quantity),
    retry: shouldRetry,
  });
}

async function changeQuantity({ id, quantity }: Change): Promise<Api.CartView | null> {
  try {
    const headers = { 'Cart-Token': cartToken() };
    const body: Api.QuantityBody = { quantity };
    const call = apiClient.put<Api.CartView>(`/cart/items/${id}`, body, { headers });
    return (await call).data;
  } catch (error) {
    // Another tab has taken it out: the cart is read again and shows it.
    if (hasStatus(error, 404)) return null;
    throw error;
  }
}
