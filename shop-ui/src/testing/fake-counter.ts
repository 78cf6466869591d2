import { HttpResponse, http } from 'msw';
import type * as Api from '@/documents/api';
import { problem } from './fake-shop';
import type { Guard } from './guard';

type Status = Api.Order['status'];

export type OrderRecord = Omit<Api.Order, 'status'> & { status: Status };

const MAY_BECOME: Record<Status, readonly Status[]> = {
  pending: ['processing', 'cancelled'],
  processing: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
};

/** Orders as the shop's owner sees them, and the day's figures. */
export class FakeCounter {
  readonly orders = new Map<number, OrderRecord>();

  constructor(private readonly isSignedIn: () => boolean) {
    for (const id of [41, 42, 43]) this.orders.set(id, anOrder(id));
  }

  handlers(guard: Guard) {
    return [
      http.get(
        '/api/admin/summary',
        guard(({ request }) => summary(new URL(request.url))),
      ),
      http.get(
        '/api/orders',
        guard(({ request }) => this.page(new URL(request.url).searchParams)),
      ),
      http.get<{ id: string }>('/api/orders/:id', ({ params }) => {
        const order = this.orders.get(Number(params.id));
        // To a stranger no order is there.
        return order && this.isSignedIn() ? HttpResponse.json(order) : undefined;
      }),
      http.patch<{ id: string }, { status: Status }>(
        '/api/orders/:id',
        guard(async ({ request, params }: { request: Request; params: { id: string } }) => {
          const { status } = (await request.json()) as { status: Status };
          return this.move(Number(params.id), status);
        }),
      ),
    ];
  }

  private page(params: URLSearchParams) {
    const limit = Number(params.get('limit') ?? 50);
    const after = Number(params.get('after') ?? Number.POSITIVE_INFINITY);
    const found = [...this.orders.values()]
      .toSorted((one, other) => other.id - one.id)
      .filter(({ id }) => id < after)
      .filter(({ status }) => [null, status as string].includes(params.get('status')))
      .filter(({ customerEmail }) => [null, customerEmail].includes(params.get('email')))
      .filter(({ createdAt }) => createdAt >= (params.get('from') ?? ''))
      .filter(({ createdAt }) => createdAt < (params.get('to') ?? '9'));
    const orders = found.slice(0, limit);
    const next = found.length > limit ? String(orders.at(-1)?.id) : null;
    return HttpResponse.json({ orders, next });
  }

  private move(id: number, status: Status) {
    const order = this.orders.get(id);
    if (order === undefined) return problem(404, 'There is no such order.');
    if (order.status !== status && !MAY_BECOME[order.status].includes(status)) {
      const members = { type: '/problems/status-conflict', current: order.status, wanted: status };
      return problem(409, `Order ${id} is ${order.status}.`, members);
    }
    order.status = status;
    return HttpResponse.json(order);
  }
}

const aMug = { productId: 1, productName: 'Stoneware mug', quantity: 2, price: 18.9 };
/** What the shop sold once, and sells no more. */
const aTeapot = { productId: 77, productName: 'Iron teapot', quantity: 1, price: 74.5 };

export function anOrder(id: number, change: Partial<OrderRecord> = {}): OrderRecord {
  return {
    id,
    customerEmail: 'anna@example.org',
    totalAmount: 112.3,
    status: 'pending',
    createdAt: `2026-11-${20 + (id % 5)}T10:00:00Z`,
    items: [
      { ...aMug, id: id * 10, orderId: id },
      { ...aTeapot, id: id * 10 + 1, orderId: id },
    ],
    ...change,
  };
}

function summary({ searchParams }: URL) {
  const zone = searchParams.get('zone');
  if (zone === null) return problem(422, 'zone is missing');
  const days = [0, 120.5, 80, 0, 300.25, 42, 112.3].map((revenue, place) => ({
    date: `2026-11-${20 + place}`,
    orders: revenue > 0 ? place : 0,
    revenue,
  }));
  const none = { orders: 0, revenue: 0 };
  const byStatus = {
    pending: { orders: 2, revenue: 112.3 },
    processing: none,
    completed: none,
    cancelled: { orders: 1, revenue: 0 },
  };
  const today = { date: '2026-11-26', orders: 3, revenue: 112.3, byStatus };
  const lowStock = [
    { productId: 3, name: 'Wool scarf', stockQuantity: 0 },
    { productId: 2, name: 'Reading lamp', stockQuantity: 3 },
  ];
  return HttpResponse.json({ zone, today, days, lowStock });
}
