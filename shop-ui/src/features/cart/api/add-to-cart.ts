import type * as Api from '@/documents/api';
import { apiClient } from '@/lib/api-client';
import { cartToken, keepCartToken } from '../cart-token';
import { type Ware, withMore } from './cart';
import { useCartChange } from './use-cart-change';

export type Addition = { readonly ware: Ware; readonly quantity: number };

export function useAddToCart(onDone?: (addition: Addition) => void) {
  return useCartChange<Addition>({
    send: addToCart,
    foresee: (cart, { ware, quantity }) => withMore(cart, ware, quantity),
    onDone,
  });
}

/** A guest without a cart, or with one the shop no longer knows, is given a new one. */
async function addToCart({ ware: { productId }, quantity }: Addition): Promise<Api.CartView> {
  const token = cartToken();
  const headers = token === null ? {} : { 'Cart-Token': token };
  const body: Api.CartBody = { productId, quantity };
  const { data } = await apiClient.post<Api.CartView>('/cart', body, { headers });
  keepCartToken(data.token);
  return data;
}
