import { type Hundredths, toHundredths } from '@/lib/money';

export const STATUSES = ['pending', 'processing', 'completed', 'cancelled'] as const;

export type OrderStatus = (typeof STATUSES)[number];

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
  readonly createdAt: string;
  readonly items: readonly OrderItem[];
};

/** As the API writes it. */
export type OrderDocument = Omit<Order, 'totalAmount' | 'items'> & {
  readonly totalAmount: number;
  readonly items: readonly (Omit<OrderItem, 'price'> & { readonly price: number })[];
};

export const ORDERS_KEY = ['admin', 'orders'];

export function toOrder({ totalAmount, items, ...rest }: OrderDocument): Order {
  return {
    ...rest,
    totalAmount: toHundredths(totalAmount),
    items: items.map((item) => ({ ...item, price: toHundredths(item.price) })),
  };
}

export function isStatus(word: unknown): word is OrderStatus {
  return STATUSES.some((status) => status === word);
}

/** Where an order may go; there is no way back. */
export const NEXT: Readonly<Record<OrderStatus, 'processing' | 'completed' | undefined>> = {
  pending: 'processing',
  processing: 'completed',
  completed: undefined,
  cancelled: undefined,
};

export function mayBeCancelled(status: OrderStatus): boolean {
  return NEXT[status] !== undefined;
}
