import { type Hundredths, toHundredths } from '@/lib/money';
import type * as Api from './api';

export type OrderStatus = Api.Order['status'];

export type OrderItem = Omit<Api.OrderItem, 'price'> & { readonly price: Hundredths };

export type Order = Omit<Api.Order, 'totalAmount' | 'items'> & {
  readonly totalAmount: Hundredths;
  readonly items: readonly OrderItem[];
};

export function toOrder({ totalAmount, items, ...rest }: Api.Order): Order {
  return {
    ...rest,
    totalAmount: toHundredths(totalAmount),
    items: items.map((item) => ({ ...item, price: toHundredths(item.price) })),
  };
}
