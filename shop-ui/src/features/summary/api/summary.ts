import { type Hundredths, toHundredths } from '@/lib/money';

export const STATUSES = ['pending', 'processing', 'completed', 'cancelled'] as const;

export type Figures = { readonly orders: number; readonly revenue: Hundredths };

export type Day = Figures & {
  /** A day of the calendar, as 2026-01-31. */
  readonly date: string;
};

export type LowStock = {
  readonly productId: number;
  readonly name: string;
  readonly stockQuantity: number;
};

export type Summary = {
  readonly today: Figures;
  readonly byStatus: Readonly<Record<(typeof STATUSES)[number], number>>;
  readonly days: readonly Day[];
  readonly lowStock: readonly LowStock[];
};

type FiguresDocument = { readonly orders: number; readonly revenue: number };

/** As the API writes it. */
export type SummaryDocument = {
  readonly zone: string;
  readonly today: FiguresDocument & {
    readonly date: string;
    readonly byStatus: Readonly<Record<string, FiguresDocument>>;
  };
  readonly days: readonly (FiguresDocument & { readonly date: string })[];
  readonly lowStock: readonly LowStock[];
};

export function toSummary({ today, days, lowStock }: SummaryDocument): Summary {
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
