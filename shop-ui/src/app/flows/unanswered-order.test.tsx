import { act, screen, waitFor } from '@testing-library/react';
import { delay, HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { FakeShop, problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';

async function atCheckout() {
  const shop = FakeShop.open();
  shop.carts.set('known', [{ id: 7, productId: 1, quantity: 2 }]);
  localStorage.setItem('cart-token', 'known');
  const view = visit('/checkout');
  await view.customer.type(await screen.findByLabelText('E-mail'), 'anna@example.org');
  const place = () => view.customer.click(screen.getByRole('button', { name: 'Place order' }));
  return { shop, place, ...view };
}

/** The keys under which orders were sent. */
function keys() {
  const sent: (string | null)[] = [];
  server.events.on('request:start', ({ request }) => {
    if (new URL(request.url).pathname === '/api/orders') {
      sent.push(request.headers.get('Idempotency-Key'));
    }
  });
  return sent;
}

/** The shop does what it is asked, and nobody hears of it. */
function loseAnswers(shop: FakeShop, options: { once?: boolean } = {}) {
  server.use(
    http.post<never, { customerEmail: string }>(
      '/api/orders',
      async ({ request }) => {
        shop.place(request.headers, (await request.json()).customerEmail);
        return HttpResponse.error();
      },
      options,
    ),
  );
}

const TROUBLE = [
  ['no answer comes', () => HttpResponse.error()],
  ['the shop cannot tell', () => problem(503, 'Unknown.', { type: '/problems/outcome-unknown' })],
  ['the shop is away', () => problem(503, 'Away.', { type: '/problems/unavailable' })],
  ['it is still at work', () => problem(409, 'Wait.', { type: '/problems/request-in-progress' })],
] as const;

describe('an order without an answer', () => {
  it.each(TROUBLE)('is sent again under the same key when %s', async (_, trouble) => {
    const { shop, place } = await atCheckout();
    const sent = keys();
    server.use(http.post('/api/orders', trouble, { once: true }));

    await place();

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(sent).size).toBe(1);
    expect(shop.orders.size).toBe(1);
  });

  it('is one order, however often its answer is lost', async () => {
    const { shop, place } = await atCheckout();
    loseAnswers(shop, { once: true });

    await place();

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    expect(shop.orders.size).toBe(1);
    expect(shop.products.get(1)?.stockQuantity).toBe(10);
  });

  it('says what happens while it is sent again', async () => {
    const { place } = await atCheckout();
    server.use(
      http.post('/api/orders', () => HttpResponse.error(), { once: true }),
      http.post('/api/orders', () => delay('infinite')),
    );

    await place();

    expect(await screen.findByText(/placed once and not twice/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Placing your order…' })).toBeDisabled();
  });

  it('is kept ready when the shop stays away, and goes through at a click', async () => {
    const { shop, place, customer } = await atCheckout();
    const sent = keys();
    server.use(http.post('/api/orders', () => HttpResponse.error()));
    await place();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Your order is not confirmed yet');
    expect(alert).toHaveTextContent('your order for anna@example.org');
    expect(alert).toHaveTextContent('it is placed only once');
    expect(sent).toHaveLength(10);

    reopen(shop);
    await customer.click(screen.getByRole('button', { name: 'Ask again' }));

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    expect(new Set(sent).size).toBe(1);
  });

  it('asks again by itself after a while', async () => {
    const { shop, place } = await atCheckout();
    server.use(http.post('/api/orders', () => HttpResponse.error()));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    await place();
    await screen.findByText('Your order is not confirmed yet');

    reopen(shop);
    await act(() => vi.advanceTimersByTimeAsync(20_000));

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    vi.useRealTimers();
  });

  it('is taken up again by a reload, with the cart already empty', async () => {
    const { shop, place, unmount } = await atCheckout();
    const sent = keys();
    loseAnswers(shop);
    await place();
    await screen.findByText('Your order is not confirmed yet');
    unmount();
    expect(shop.carts.get('known')).toEqual([]);

    reopen(shop);
    visit('/checkout');

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    expect(new Set(sent).size).toBe(1);
    expect(shop.orders.size).toBe(1);
  });

  it('gives its key to no other order', async () => {
    const { shop, place, unmount } = await atCheckout();
    const sent = keys();
    await place();
    await screen.findByText('Thank you! Your order is placed.');
    unmount();

    shop.carts.set('known', [{ id: 8, productId: 2, quantity: 1 }]);
    const { customer } = visit('/checkout');
    await customer.type(await screen.findByLabelText('E-mail'), 'anna@example.org');
    await customer.click(screen.getByRole('button', { name: 'Place order' }));

    await waitFor(() => expect(shop.orders.size).toBe(2));
    expect(new Set(sent).size).toBe(2);
  });

  it('says when its key has an order of something else, and takes another key', async () => {
    const { shop, place } = await atCheckout();
    const { key } = JSON.parse(sessionStorage.getItem('order-attempt') ?? '{}');
    shop.keys.set(key, { asked: 'something else', order: 1 });

    await place();
    expect(await screen.findByText(/already placed from this page/)).toBeInTheDocument();
    await place();

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
  });

  it('is known as long as the page where the browser keeps nothing', async () => {
    const { shop, place } = await atCheckout();
    const sent = keys();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    loseAnswers(shop, { once: true });

    await place();

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    expect(new Set(sent).size).toBe(1);
    expect(shop.orders.size).toBe(1);
  });
});

function reopen(shop: FakeShop) {
  server.resetHandlers();
  server.use(...shop.handlers());
}
