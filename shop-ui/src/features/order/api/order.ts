import { type Hundredths, toHundredths } from '@/lib/money';

export type OrderStatus = 'pending' | 'processing' | 'completed' | 'cancelled';

export type OrderItem = {
  readonly id: number;
  readonly productId: number;
  readonly quantity: number;
  readonly price: Hundredths;
};

export type Order = {
  readonly id: number;
  readonly customerEmail: string;
  readonly totalAmount: Hundredths;
  readonly status: OrderStatus;
  readonly createdAt: Date;
  readonly items: readonly OrderItem[];
};

/** It will still move by itself. */
export function isUnderway({ status }: Order): boolean {
  return status === 'pending' || status === 'processing';
}

/** As the API writes it. */
export type OrderDocument = Omit<Order, 'totalAmount' | 'createdAt' | 'items'> & {
  readonly totalAmount: number;
  readonly createdAt: string;
  readonly items: readonly (Omit<OrderItem, 'price'> & { readonly price: number })[];
};

export function toOrder({ totalAmount, createdAt, items, ...rest }: OrderDocument): Order {
  return {
    ...rest,
    totalAmount: toHundredths(totalAmount),
    createdAt: new Date(createdAt),
    items: items.map((item) => ({ ...item, price: toHundredths(item.price) })),
  };
}
