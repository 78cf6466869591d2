import { HttpResponse, http } from 'msw';
import type { ShopConfiguration } from '@/config/shop-configuration';
import type * as Api from '@/documents/api';
import { LAMP, MUG, SCARF } from './documents';
import { listing } from './fake-listing';
import { server } from './server';

type Line = { id: number; productId: number; quantity: number };
type Item = { productId: number; quantity: number };

type Placed = { token: string; document: Api.Order };
type Order = { customerEmail: string };

/** The API's contract in memory: carts and orders by token, orders by key, stock that runs out. */
export class FakeShop {
  readonly products = new Map([MUG, LAMP, SCARF].map((product) => [product.id, { ...product }]));
  readonly carts = new Map<string, Line[]>();
  readonly orders = new Map<number, Placed>();
  /** By idempotency key: what was asked, and the order that came of it. */
  readonly keys = new Map<string, { asked: string; order: number }>();
  configuration: ShopConfiguration = {
    environment: 'production',
    shopName: 'Acme',
    currency: 'EUR',
    locales: ['en'],
  };
  private next = 100;

  static open(): FakeShop {
    const shop = new FakeShop();
    server.use(...shop.handlers());
    return shop;
  }

  handlers() {
    return [
      http.get('/config.json', () => HttpResponse.json(this.configuration)),
      http.get('/api/health', () => HttpResponse.json({ status: 'up', components: {} })),
      http.get('/api/products', ({ request }) => this.list(new URL(request.url).searchParams)),
      http.get<{ id: string }>('/api/products/:id', ({ params }) => {
        const product = this.products.get(Number(params.id));
        return product ? HttpResponse.json(product) : problem(404, 'There is no such product.');
      }),
      http.get('/api/cart', ({ request }) => {
        const token = tokenOf(request);
        return this.carts.has(token) ? this.cart(token) : problem(404, 'There is no such cart.');
      }),
      http.post<never, Item>('/api/cart', async ({ request }) =>
        this.add(request.headers.get('Cart-Token'), await request.json()),
      ),
      http.delete<{ id: string }>('/api/cart/items/:id', ({ request, params }) =>
        this.remove(tokenOf(request), Number(params.id)),
      ),
      http.put<{ id: string }, Item>('/api/cart/items/:id', async ({ request, params }) =>
        this.set(tokenOf(request), Number(params.id), (await request.json()).quantity),
      ),
      http.post<never, Order>('/api/orders', async ({ request }) =>
        this.place(request.headers, (await request.json()).customerEmail),
      ),
      http.get<{ id: string }>('/api/orders/:id', ({ request, params }) => {
        const order = this.opened(request, params.id);
        return order ? HttpResponse.json(order.document) : problem(404, 'There is no such order.');
      }),
      http.post<{ id: string }>('/api/orders/:id/cancel', ({ request, params }) => {
        const order = this.opened(request, params.id);
        return order ? this.cancel(order) : problem(404, 'There is no such order.');
      }),
    ];
  }

  private add(token: string | null, { productId, quantity }: Item) {
    if (!this.products.has(productId)) return problem(422, 'There is no such product.');
    const key = token !== null && this.carts.has(token) ? token : `cart-${this.next++}`;
    const lines = this.carts.get(key) ?? [];
    const line = lines.find((each) => each.productId === productId);
    if (line) line.quantity += quantity;
    else lines.push({ id: this.next++, productId, quantity });
    this.carts.set(key, lines);
    return this.cart(key, 201);
  }

  private list(asked: URLSearchParams) {
    const { page, next } = listing([...this.products.values()], asked);
    const headers = next === undefined ? {} : { 'Next-Cursor': next };
    return HttpResponse.json([...page], { headers });
  }

  private set(token: string, id: number, quantity: number) {
    const line = this.carts.get(token)?.find((each) => each.id === id);
    if (!line) return problem(404, `There is no item ${id} in this cart.`);
    line.quantity = quantity;
    return this.cart(token);
  }

  private remove(token: string, id: number) {
    const lines = this.carts.get(token) ?? [];
    if (!lines.some((line) => line.id === id)) return problem(404, `There is no item ${id}.`);
    this.carts.set(
      token,
      lines.filter((line) => line.id !== id),
    );
    return this.cart(token);
  }

  private cart(token: string, status = 200) {
    const items = (this.carts.get(token) ?? []).map((line) => this.priced(line));
    const bought = items.filter((item) => item.available);
    return HttpResponse.json({ items, total: total(bought), token }, { status });
  }

  private priced({ id, productId, quantity }: Line) {
    const { name, price, stockQuantity } = this.products.get(productId) ?? MUG;
    const available = quantity <= stockQuantity;
    return { id, productId, name, price, quantity, stockQuantity, available };
  }

  place(headers: Headers, customerEmail: string) {
    const key = headers.get('Idempotency-Key');
    const cart = headers.get('Cart-Token') ?? '';
    const known = this.keys.get(key ?? '');
    const asked = `${customerEmail} ${cart}`;
    if (known && known.asked !== asked) {
      const type = '/problems/idempotency-key-reused';
      return problem(422, 'This Idempotency-Key was sent with another order.', { type });
    }
    const order = known ? known.order : this.order(cart, customerEmail);
    if (typeof order !== 'number') return order;
    if (key !== null) this.keys.set(key, { asked, order });
    const { token, document } = this.orders.get(order) ?? { token: '', document: {} };
    return HttpResponse.json({ ...document, token }, { status: 201 });
  }

  private order(cartToken: string, customerEmail: string) {
    const lines = this.carts.get(cartToken) ?? [];
    if (lines.length === 0) return problem(422, 'items must name at least one product.');
    for (const { productId, quantity } of lines) {
      const product = this.products.get(productId);
      if (product && product.stockQuantity < quantity) return soldOut(product, quantity);
    }
    const id = this.next++;
    const items = lines.map((line) => this.ordered(line, id));
    const document = {
      id,
      customerEmail,
      totalAmount: total(items),
      status: 'pending' as const,
      createdAt: '2026-11-22T10:00:00Z',
      items,
    };
    this.moveStock(document, -1);
    this.carts.set(cartToken, []);
    this.orders.set(id, { token: `secret-${id}`, document });
    return id;
  }

  private ordered(line: Line, orderId: number): Api.OrderItem {
    const { id, productId, name: productName, quantity, price } = this.priced(line);
    return { id, orderId, productId, productName, quantity, price };
  }

  private cancel(order: Placed) {
    const { status } = order.document;
    if (status !== 'pending' && status !== 'cancelled') {
      const type = '/problems/status-conflict';
      return problem(409, `Order is ${status} and cannot become cancelled.`, { type });
    }
    if (status === 'pending') this.moveStock(order.document, 1);
    order.document = { ...order.document, status: 'cancelled' };
    return HttpResponse.json(order.document);
  }

  private moveStock({ items }: Api.Order, direction: 1 | -1) {
    for (const { productId, quantity } of items) {
      const product = this.products.get(productId);
      if (product) {
        const stockQuantity = product.stockQuantity + direction * quantity;
        this.products.set(productId, { ...product, stockQuantity });
      }
    }
  }

  private opened(request: Request, id: string): Placed | undefined {
    const order = this.orders.get(Number(id));
    return order?.token === request.headers.get('Order-Token') ? order : undefined;
  }
}

function tokenOf(request: Request): string {
  return request.headers.get('Cart-Token') ?? '';
}

export function problem(status: number, detail: string, members: object = {}) {
  return HttpResponse.json(
    { type: 'about:blank', title: 'Refused', status, detail, requestId: 'request-1', ...members },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

function soldOut({ id, name, stockQuantity }: Api.Product, requested: number) {
  return problem(409, `Only ${stockQuantity} of “${name}” left.`, {
    type: '/problems/out-of-stock',
    productId: id,
    productName: name,
    requested,
    available: stockQuantity,
  });
}

function total(items: readonly { price: number; quantity: number }[]): number {
  const hundredths = items.map(({ price, quantity }) => Math.round(price * 100) * quantity);
  return hundredths.reduce((sum, amount) => sum + amount, 0) / 100;
}
