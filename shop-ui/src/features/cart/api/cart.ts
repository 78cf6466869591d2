import type * as Api from '@/documents/api';
import { type Hundredths, sum, times, toHundredths } from '@/lib/money';

export type CartItem = Omit<Api.CartItem, 'price'> & { readonly price: Hundredths };

export type Cart = {
  readonly items: readonly CartItem[];
  /** Of what can be bought. */
  readonly total: Hundredths;
};

export const EMPTY_CART: Cart = { items: [], total: toHundredths(0) };

export function toCart({ items, total }: Api.CartView): Cart {
  return {
    items: inOrder(items.map((item) => ({ ...item, price: toHundredths(item.price) }))),
    total: toHundredths(total),
  };
}

export function countOf(cart: Cart): number {
  return cart.items.reduce((count, item) => count + item.quantity, 0);
}

/** Shown before the shop has named the line. */
export function isOnItsWay({ id }: CartItem): boolean {
  return id < 0;
}

/** What of a product a customer can lay into the cart. */
export type Ware = Pick<CartItem, 'productId' | 'name' | 'price' | 'stockQuantity'>;

/** The cart as it will be when the shop has taken in more of a product. */
export function withMore(cart: Cart, ware: Ware, quantity: number): Cart {
  const present = cart.items.find((item) => item.productId === ware.productId);
  return present
    ? withQuantity(cart, present.id, present.quantity + quantity)
    : cartOf([...cart.items, counted({ ...ware, id: -ware.productId, available: true }, quantity)]);
}

/** The cart as it will be with another quantity of an item. */
export function withQuantity(cart: Cart, id: number, quantity: number): Cart {
  return cartOf(cart.items.map((item) => (item.id === id ? counted(item, quantity) : item)));
}

/** The cart as it will be without an item. */
export function without(cart: Cart, id: number): Cart {
  return cartOf(cart.items.filter((item) => item.id !== id));
}

function counted(item: Omit<CartItem, 'quantity'>, quantity: number): CartItem {
  return { ...item, quantity, available: quantity <= item.stockQuantity };
}

function cartOf(items: readonly CartItem[]): Cart {
  const bought = items.filter((item) => item.available);
  return {
    items: inOrder(items),
    total: sum(bought.map(({ price, quantity }) => times(price, quantity))),
  };
}

/** A line that is made anew, with a new id, keeps its place before the customer's eyes. */
function inOrder(items: readonly CartItem[]): CartItem[] {
  return items.toSorted((one, other) => one.productId - other.productId);
}
