import type { Cart } from './cart';
import { useChangeQuantity } from './change-quantity';
import { useRemoveFromCart } from './remove-from-cart';

type Left = { readonly productId: number; readonly available: number };

/** Takes what is left of a product, or the product out where nothing is. */
export function useTakeLeft({ items }: Cart): (left: Left) => void {
  const change = useChangeQuantity();
  const remove = useRemoveFromCart();
  return ({ productId, available }) => {
    const item = items.find((each) => each.productId === productId);
    if (item === undefined) return;
    if (available > 0) change.mutate({ id: item.id, quantity: available });
    else remove.mutate(item);
  };
}
