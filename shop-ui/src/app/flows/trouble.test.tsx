import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { problem } from '@/testing/fake-shop';
import { openToKnownCustomer } from '@/testing/known-customer';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';

const VIEWS = [
  ['/', '/api/products', 'The products could not be loaded', 'Stoneware mug'],
  ['/products/1', '/api/products/1', 'This product could not be loaded', 'Stoneware mug'],
  ['/cart', '/api/cart', 'Your cart could not be loaded', 'Stoneware mug'],
  ['/checkout', '/api/cart', 'Your cart could not be loaded', '2 × Stoneware mug'],
  ['/orders/9#t', '/api/orders/9', 'Your order could not be loaded', /nothing will be sent/],
] as const;

describe('when the API is away', () => {
  it.each(VIEWS)('%s says so after retries and heals at a click', async (...view) => {
    const [address, call, message, content] = view;
    let attempts = 0;
    openToKnownCustomer();
    server.use(
      http.get(call, () => {
        attempts += 1;
        return problem(503, 'The database is away.');
      }),
    );
    const { customer } = visit(address);

    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(screen.getByText(/has a problem of its own/)).toBeInTheDocument();
    expect(screen.getByText('Reference: request-1')).toBeInTheDocument();
    // The header may have given up asking for the cart before the page was there to ask.
    expect([5, 10]).toContain(attempts);

    server.resetHandlers();
    openToKnownCustomer();
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(content)).toBeInTheDocument();
    expect(screen.queryByText(message)).not.toBeInTheDocument();
  });

  it('heals without a word to the customer when a retry succeeds', async () => {
    openToKnownCustomer();
    server.use(http.get('/api/products', () => HttpResponse.error(), { once: true }));
    visit('/');

    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(console.error).not.toHaveBeenCalled();
  });

  it('leaves the call, its status and request id on the console', async () => {
    openToKnownCustomer();
    server.use(http.get('/api/products', () => problem(500, 'Broken.')));
    visit('/');

    await screen.findByText('The products could not be loaded');
    expect(console.error).toHaveBeenCalledWith(
      '[shop]',
      expect.objectContaining({
        page: '/',
        call: 'GET /api/products',
        status: 500,
        requestId: 'request-1',
      }),
      expect.anything(),
    );
  });

  it('speaks of the connection when nothing answers', async () => {
    openToKnownCustomer();
    server.use(http.get('/api/products', () => HttpResponse.error()));
    visit('/');

    expect(await screen.findByText(/check your connection/)).toBeInTheDocument();
  });

  it('sends a fresh request id with every attempt', async () => {
    openToKnownCustomer();
    const ids: (string | null)[] = [];
    server.use(
      http.get('/api/products', ({ request }) => {
        ids.push(request.headers.get('X-Request-Id'));
        return HttpResponse.error();
      }),
    );
    visit('/');

    await screen.findByRole('alert');
    expect(new Set(ids).size).toBe(5);
    expect(ids.join(' ')).toMatch(/^([0-9a-f]{32} ?){5}$/);
  });

  it('says why a product was not added', async () => {
    openToKnownCustomer();
    const { customer } = visit('/products/1');
    const add = await screen.findByRole('button', { name: 'Add to cart' });
    server.use(http.post('/api/cart', () => problem(429, 'Too fast.')));

    await customer.click(add);

    expect(await screen.findByText('Stoneware mug was not added')).toBeInTheDocument();
    expect(screen.getByText(/a little too fast/)).toBeInTheDocument();
  });
});

describe('when a page cannot be drawn', () => {
  it('shows a way out, keeps the rest of the shop and heals at a click', async () => {
    openToKnownCustomer();
    server.use(http.get('/api/products', () => HttpResponse.json([{ id: 1, price: 'free' }])));
    const { customer } = visit('/');
    await screen.findByRole('alert');
    server.resetHandlers();
    openToKnownCustomer();

    await customer.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
  });

  it('replaces only that page, reports where it broke, and another page works', async () => {
    openToKnownCustomer();
    server.use(
      http.get('/api/orders/9', () =>
        HttpResponse.json({
          id: 9,
          status: 'pending',
          totalAmount: 1,
          createdAt: 'no date at all',
          items: [],
        }),
      ),
    );
    const { customer } = visit('/orders/9#t');

    expect(await screen.findByText('This page has a problem')).toBeInTheDocument();
    expect(console.error).toHaveBeenCalledWith(
      '[shop]',
      expect.objectContaining({
        page: '/orders/9',
        components: expect.stringContaining('OrderDetails'),
      }),
      expect.any(RangeError),
    );
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('This page has a problem')).toBeInTheDocument();
    await customer.click(screen.getByRole('link', { name: 'Products' }));
    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
  });
});

describe('when the configuration is away or wrong', () => {
  it('names every field that the owner has to mend', async () => {
    server.use(http.get('/config.json', () => HttpResponse.json({ environment: 'production' })));
    visit('/');

    expect(await screen.findByText('This shop is not set up correctly')).toBeInTheDocument();
    expect(screen.getByText(/^shopName must be .* \(SHOP_NAME\)$/)).toBeInTheDocument();
    expect(screen.getByText(/^locales must be .* \(SHOP_LOCALES\)$/)).toBeInTheDocument();
    expect(screen.getByText(/^currency must be .* \(SHOP_CURRENCY\)$/)).toBeInTheDocument();
  });

  it('offers to try again, and opens', async () => {
    server.use(http.get('/config.json', () => HttpResponse.error()));
    const { customer } = visit('/');
    expect(await screen.findByText('The shop could not be opened')).toBeInTheDocument();

    server.resetHandlers();
    openToKnownCustomer();
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
  });

  it('shows an environment that is not production', async () => {
    const shop = openToKnownCustomer();
    shop.configuration = { ...shop.configuration, environment: 'staging', currency: 'USD' };
    visit('/');

    expect(await screen.findByText('Environment: staging')).toBeInTheDocument();
    expect(await screen.findByText('$18.90')).toBeInTheDocument();
  });
});
