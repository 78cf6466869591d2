import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cartToken } from '../cart-token';
import { addToCart } from './add-to-cart';
import { CART_CHANGES, type Cart } from './cart';
import { cartKey } from './get-cart';
import { removeFromCart } from './remove-from-cart';

export type Change = { readonly productId: number; readonly quantity: number };

/** The API can add to a line and remove a line, so less of it is a removal and an addition. */
export function useChangeQuantity() {
  const queries = useQueryClient();
  return useMutation({
    scope: CART_CHANGES,
    mutationFn: async ({ productId, quantity }: Change) => {
      // Read now and not when the customer chose: an earlier change may have been on its way.
      const cart = queries.getQueryData<Cart>(cartKey(cartToken()));
      const item = cart?.items.find((each) => each.productId === productId);
      const present = item?.quantity ?? 0;
      if (quantity > present) {
        await addToCart({ productId, quantity: quantity - present });
      } else if (item && quantity < present) {
        await removeFromCart(item.id);
        await addToCart({ productId, quantity });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['cart'] }),
  });
}
