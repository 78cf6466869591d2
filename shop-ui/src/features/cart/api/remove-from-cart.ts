import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiClient } from '@/lib/api-client';
import { hasStatus } from '@/lib/api-error';
import { shouldRetry } from '@/lib/retry';
import { cartToken } from '../cart-token';
import { CART_CHANGES } from './cart';

/** Removing twice is the same as removing once, so this change may be repeated. */
export function useRemoveFromCart(onRemoved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    scope: CART_CHANGES,
    mutationFn: removeFromCart,
    retry: shouldRetry,
    onSuccess: onRemoved,
    onSettled: () => queries.invalidateQueries({ queryKey: ['cart'] }),
  });
}

export async function removeFromCart(itemId: number): Promise<void> {
  try {
    await apiClient.delete(`/cart/items/${itemId}`, { headers: { 'Cart-Token': cartToken() } });
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
  }
}
