import { HttpResponse, http } from 'msw';
import { FakeCounter, type OrderRecord } from './fake-counter';
import { FakeShop, problem } from './fake-shop';
import { FakeStockroom } from './fake-stockroom';
import type { Guard } from './guard';
import { server } from './server';

export const PASSWORD = 'a good password';

type Credentials = { username: string; password: string };

/** What the API lets its administrator do, in memory: a session with its token, and all behind it. */
export class FakeOffice {
  readonly shop: FakeShop;
  readonly orders: Map<number, OrderRecord>;
  readonly pictures: Map<number, string>;
  readonly removed: FakeStockroom['removed'];
  /** The token that changes must bear; a new one with each session. */
  csrfToken = 'csrf-0';
  signedIn = false;
  signIns = 0;

  private constructor(shop: FakeShop) {
    this.shop = shop;
    const guard: Guard = (answer) => (call) => this.refusal(call.request) ?? answer(call);
    const stockroom = new FakeStockroom(shop.products);
    const counter = new FakeCounter(() => this.signedIn);
    this.orders = counter.orders;
    this.pictures = stockroom.pictures;
    this.removed = stockroom.removed;
    server.use(...this.sessionHandlers(), ...stockroom.handlers(guard), ...counter.handlers(guard));
  }

  static open({ signedIn = true } = {}): FakeOffice {
    const office = new FakeOffice(FakeShop.open());
    office.signedIn = signedIn;
    return office;
  }

  private sessionHandlers() {
    return [
      http.get('/api/session', () => (this.signedIn ? this.view(200) : stranger())),
      http.post<never, Credentials>('/api/session', async ({ request }) => {
        const { username, password } = await request.json();
        this.signIns += 1;
        if (username !== 'owner' || password !== PASSWORD) {
          return problem(401, 'The user name or the password is wrong.');
        }
        this.signedIn = true;
        this.csrfToken = `csrf-${this.signIns}`;
        return this.view(201);
      }),
      http.delete('/api/session', ({ request }) => {
        const refusal = this.signedIn ? this.refusal(request) : undefined;
        this.signedIn = refusal !== undefined && this.signedIn;
        return refusal ?? new HttpResponse(null, { status: 204 });
      }),
    ];
  }

  private view(status: number) {
    const expiresAt = '2026-11-26T22:00:00Z';
    return HttpResponse.json(
      { username: 'owner', csrfToken: this.csrfToken, expiresAt },
      { status },
    );
  }

  private refusal(request: Request) {
    if (!this.signedIn) return stranger();
    const isRead = request.method === 'GET';
    return isRead || request.headers.get('X-CSRF-Token') === this.csrfToken
      ? undefined
      : problem(403, 'Send the token.', { type: '/problems/csrf-token-missing' });
  }
}

function stranger() {
  return problem(401, 'Sign in as the shop’s administrator.', {
    type: '/problems/unauthenticated',
  });
}
