import { HttpResponse, http } from 'msw';
import type { ShopConfiguration } from '@/config/shop-configuration';
import type { ProductDocument } from '@/features/catalog/api/product';
import { LAMP, MUG, SCARF } from './documents';
import { server } from './server';

type Line = { id: number; productId: number; quantity: number };
type Item = { productId: number; quantity: number };

/** The API's contract in memory: carts and orders by token, stock that runs out. */
export class FakeShop {
  readonly products = new Map([MUG, LAMP, SCARF].map((product) => [product.id, { ...product }]));
  readonly carts = new Map<string, Line[]>();
  readonly orders = new Map<number, { token: string; document: object }>();
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

  private handlers() {
    return [
      http.get('/config.json', () => HttpResponse.json(this.configuration)),
      http.get('/api/products', () => HttpResponse.json([...this.products.values()])),
      http.get<{ id: string }>('/api/products/:id', ({ params }) => {
        const product = this.products.get(Number(params.id));
        return product ? HttpResponse.json(product) : problem(404, 'There is no such product.');
      }),
      http.get('/api/cart', ({ request }) => {
        const token = request.headers.get('Cart-Token') ?? '';
        return this.carts.has(token) ? this.cart(token) : problem(404, 'There is no such cart.');
      }),
      http.post<never, Item>('/api/cart', async ({ request }) =>
        this.add(request.headers.get('Cart-Token'), await request.json()),
      ),
      http.delete<{ id: string }>('/api/cart/items/:id', ({ request, params }) =>
        this.remove(request.headers.get('Cart-Token') ?? '', Number(params.id)),
      ),
      http.post<never, { customerEmail: string }>('/api/orders', async ({ request }) =>
        this.order(request.headers.get('Cart-Token') ?? '', (await request.json()).customerEmail),
      ),
      http.get<{ id: string }>('/api/orders/:id', ({ request, params }) => {
        const order = this.orders.get(Number(params.id));
        return order && order.token === request.headers.get('Order-Token')
          ? HttpResponse.json(order.document)
          : problem(404, 'There is no such order.');
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

  private remove(token: string, id: number) {
    const lines = this.carts.get(token) ?? [];
    this.carts.set(
      token,
      lines.filter((line) => line.id !== id),
    );
    return this.cart(token);
  }

  private cart(token: string, status = 200) {
    const items = (this.carts.get(token) ?? []).map((line) => this.priced(line));
    return HttpResponse.json({ items, total: total(items), token }, { status });
  }

  private priced({ id, productId, quantity }: Line) {
    const { name, price } = this.products.get(productId) ?? MUG;
    return { id, productId, name, price, quantity };
  }

  private order(cartToken: string, customerEmail: string) {
    const lines = this.carts.get(cartToken) ?? [];
    for (const { productId, quantity } of lines) {
      const product = this.products.get(productId);
      if (product && product.stockQuantity < quantity) return soldOut(product);
    }
    const id = this.next++;
    const items = lines.map((line) => ({ ...this.priced(line), orderId: id }));
    const document = {
      id,
      customerEmail,
      totalAmount: total(items),
      status: 'pending',
      createdAt: '2026-11-22T10:00:00Z',
      items,
    };
    this.carts.set(cartToken, []);
    this.orders.set(id, { token: `secret-${id}`, document });
    return HttpResponse.json({ ...document, token: `secret-${id}` }, { status: 201 });
  }
}

export function problem(status: number, detail: string, members: object = {}) {
  return HttpResponse.json(
    { type: 'about:blank', title: 'Refused', status, detail, requestId: 'request-1', ...members },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

function soldOut({ name, stockQuantity }: ProductDocument) {
  return problem(409, `Only ${stockQuantity} of “${name}” left.`);
}

function total(items: readonly { price: number; quantity: number }[]): number {
  const hundredths = items.map(({ price, quantity }) => Math.round(price * 100) * quantity);
  return hundredths.reduce((sum, amount) => sum + amount, 0) / 100;
}
