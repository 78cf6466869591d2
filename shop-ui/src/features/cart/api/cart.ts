import { type Hundredths, toHundredths } from '@/lib/money';

export type CartItem = {
  readonly id: number;
  readonly productId: number;
  readonly name: string;
  readonly price: Hundredths;
  readonly quantity: number;
};

export type Cart = {
  readonly items: readonly CartItem[];
  readonly total: Hundredths;
};

/** As the API writes it. */
export type CartDocument = {
  readonly items: readonly (Omit<CartItem, 'price'> & { readonly price: number })[];
  readonly total: number;
  readonly token: string;
};

/** Changes of the cart are sent one after the other. */
export const CART_CHANGES = { id: 'cart' };

export const EMPTY_CART: Cart = { items: [], total: toHundredths(0) };

export function toCart({ items, total }: CartDocument): Cart {
  return {
    // A line that was made anew, with a new id, keeps its place before the customer's eyes.
    items: items
      .map((item) => ({ ...item, price: toHundredths(item.price) }))
      .toSorted((one, other) => one.productId - other.productId),
    total: toHundredths(total),
  };
}

export function countOf(cart: Cart): number {
  return cart.items.reduce((count, item) => count + item.quantity, 0);
}
