import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiClient } from '@/lib/api-client';
import { cartToken, keepCartToken } from '../cart-token';
import { type CartDocument, toCart } from './cart';
import { cartKey } from './get-cart';

export type Addition = { readonly productId: number; readonly quantity: number };

export function useAddToCart() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: addToCart,
    onSuccess: (document) => queries.setQueryData(cartKey(document.token), toCart(document)),
  });
}

/** A guest without a cart, or with one the shop no longer knows, is given a new one. */
export async function addToCart(addition: Addition): Promise<CartDocument> {
  const token = cartToken();
  const headers = token === null ? {} : { 'Cart-Token': token };
  const { data } = await apiClient.post<CartDocument>('/cart', addition, { headers });
  keepCartToken(data.token);
  return data;
}
