import type { OrderStatus } from '@/documents/order';

export const STATUSES = [
  'pending',
  'processing',
  'completed',
  'cancelled',
] as const satisfies readonly OrderStatus[];

export const ORDERS_KEY = ['admin', 'orders'];

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
