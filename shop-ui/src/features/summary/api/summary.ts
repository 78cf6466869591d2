import type * as Api from '@/documents/api';
import type { OrderStatus } from '@/documents/order';
import { type Hundredths, toHundredths } from '@/lib/money';

export type Figures = { readonly orders: number; readonly revenue: Hundredths };

export type Day = Figures & {
  /** A day of the calendar, as 2026-01-31. */
  readonly date: string;
};

export type Summary = {
  readonly today: Figures;
  readonly byStatus: Readonly<Record<OrderStatus, number>>;
  readonly days: readonly Day[];
  readonly lowStock: readonly Api.Low[];
};

export function toSummary({ today, days, lowStock }: Api.Summary): Summary {
  const ordersOf = (status: string) => today.byStatus[status]?.orders ?? 0;
  return {
    today: { orders: today.orders, revenue: toHundredths(today.revenue) },
    byStatus: {
      pending: ordersOf('pending'),
      processing: ordersOf('processing'),
      completed: ordersOf('completed'),
      cancelled: ordersOf('cancelled'),
    },
    days: days.map(({ date, orders, revenue }) => ({
      date,
      orders,
      revenue: toHundredths(revenue),
    })),
    lowStock,
  };
}
