import { HttpResponse, http } from 'msw';
import type * as Api from '@/documents/api';
import { problem } from './fake-shop';
import type { Guard } from './guard';

type Body = {
  name: string;
  description: string;
  price: number;
  imageUrl?: string | null;
  stockQuantity?: number;
};

/** The catalogue as its owner changes it: pages, versions, pictures, stock. */
export class FakeStockroom {
  /** The type of each picture that was put. */
  readonly pictures = new Map<number, string>();
  /** What can be brought back, the last one last. */
  readonly removed = new Map<number, Api.RemovedProduct>();
  private next = 500;

  constructor(private readonly products: Map<number, Api.Product>) {}

  handlers(guard: Guard) {
    return [
      http.get('/api/products', ({ request }) => this.page(new URL(request.url).searchParams)),
      http.get(
        '/api/products/removed',
        guard(({ request }) => this.removedPage(new URL(request.url).searchParams)),
      ),
      http.post<{ id: string }>(
        '/api/products/:id/restore',
        guard(({ params }: { request: Request; params: { id: string } }) =>
          this.restore(Number(params.id)),
        ),
      ),
      http.get<{ id: string }>('/api/products/:id', ({ params }) => {
        const product = this.products.get(Number(params.id));
        return product && HttpResponse.json(product, { headers: { ETag: versionOf(product) } });
      }),
      http.post<never, Body>(
        '/api/products',
        guard(async ({ request }) => this.add((await request.json()) as Body)),
      ),
      http.put<{ id: string }, Body>(
        '/api/products/:id',
        guard(async ({ request, params }: { request: Request; params: { id: string } }) =>
          this.change(Number(params.id), (await request.json()) as Body, request),
        ),
      ),
      http.put<{ id: string }>(
        '/api/products/:id/image',
        guard(({ request, params }: { request: Request; params: { id: string } }) =>
          this.picture(Number(params.id), request.headers.get('Content-Type') ?? ''),
        ),
      ),
      http.delete<{ id: string }>(
        '/api/products/:id/image',
        guard(({ params }: { request: Request; params: { id: string } }) =>
          this.removePicture(Number(params.id)),
        ),
      ),
      http.post<{ id: string }, { quantity: number }>(
        '/api/products/:id/stock',
        guard(async ({ request, params }: { request: Request; params: { id: string } }) => {
          const { quantity } = (await request.json()) as { quantity: number };
          return this.stock(Number(params.id), quantity);
        }),
      ),
      http.delete<{ id: string }>(
        '/api/products/:id',
        guard(({ params }: { request: Request; params: { id: string } }) =>
          this.remove(Number(params.id)),
        ),
      ),
    ];
  }

  /** Without parameters the whole catalogue is answered, which is the customers' call. */
  private page(params: URLSearchParams) {
    if (params.size === 0) return undefined;
    const words = (params.get('q') ?? '').toLowerCase();
    const inStock = params.get('inStock');
    const found = [...this.products.values()]
      .filter(({ name }) => name.toLowerCase().includes(words))
      .filter(({ stockQuantity: left }) => inStock === null || left > 0 === (inStock === 'true'));
    const from = Number(params.get('after') ?? 0);
    const limit = Number(params.get('limit') ?? 20);
    const isLast = from + limit >= found.length;
    const headers: Record<string, string> = isLast ? {} : { 'Next-Cursor': String(from + limit) };
    return HttpResponse.json(found.slice(from, from + limit), { headers });
  }

  private remove(id: number) {
    const product = this.products.get(id);
    if (product === undefined) return problem(404, 'There is no such product.');
    this.products.delete(id);
    this.removed.set(id, { ...product, removedAt: '2026-11-26T09:30:00Z' });
    return new HttpResponse(null, { status: 204 });
  }

  private removedPage(params: URLSearchParams) {
    const found = [...this.removed.values()].toReversed();
    const from = Number(params.get('after') ?? 0);
    const to = from + Number(params.get('limit') ?? 50);
    const next = to < found.length ? String(to) : null;
    return HttpResponse.json({ products: found.slice(from, to), next });
  }

  private restore(id: number) {
    const removed = this.removed.get(id);
    if (removed) {
      const { removedAt: _, ...product } = removed;
      this.removed.delete(id);
      this.products.set(id, product);
    }
    const product = this.products.get(id);
    return product ? HttpResponse.json(product) : problem(404, 'There is no such product.');
  }

  private add(body: Body) {
    const product = {
      ...body,
      id: this.next++,
      imageUrl: null,
      stockQuantity: body.stockQuantity ?? 0,
      createdAt: '2026-11-26T08:00:00Z',
    };
    this.products.set(product.id, product);
    return HttpResponse.json(product, { status: 201 });
  }

  private change(id: number, body: Body, request: Request) {
    const product = this.products.get(id);
    if (product === undefined) return problem(404, 'There is no such product.');
    const wanted = request.headers.get('If-Match');
    if (wanted !== null && wanted !== versionOf(product)) {
      return problem(412, 'It was changed.', { type: '/problems/precondition-failed' });
    }
    const { name, description, price, imageUrl = null } = body;
    this.products.set(id, { ...product, name, description, price, imageUrl });
    return HttpResponse.json(this.products.get(id));
  }

  private picture(id: number, type: string) {
    const product = this.products.get(id);
    if (product === undefined) return problem(404, 'There is no such product.');
    this.pictures.set(id, type);
    const changed = { ...product, imageUrl: `/api/products/${id}/image?v=${this.next++}` };
    this.products.set(id, changed);
    return HttpResponse.json(changed);
  }

  private removePicture(id: number) {
    const product = this.products.get(id);
    if (!product?.imageUrl) return problem(404, 'There is no such picture.');
    this.products.set(id, { ...product, imageUrl: null });
    return new HttpResponse(null, { status: 204 });
  }

  private stock(id: number, quantity: number) {
    const product = this.products.get(id);
    if (product === undefined) return problem(404, 'There is no such product.');
    const stockQuantity = product.stockQuantity + quantity;
    if (stockQuantity < 0) {
      return problem(409, 'Not that many.', { type: '/problems/out-of-stock' });
    }
    this.products.set(id, { ...product, stockQuantity });
    return HttpResponse.json({ productId: id, stockQuantity });
  }
}

function versionOf({ name, description, price, stockQuantity, imageUrl }: Api.Product): string {
  const content = JSON.stringify([name, description, price, stockQuantity, imageUrl]);
  return `"${encodeURIComponent(content)}"`;
}
