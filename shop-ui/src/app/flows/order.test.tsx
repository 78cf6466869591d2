import { screen, waitFor } from '@testing-library/react';
import { delay, HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { FakeShop, problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';

async function atCheckout() {
  const shop = FakeShop.open();
  shop.carts.set('known', [{ id: 7, productId: 1, quantity: 2 }]);
  localStorage.setItem('cart-token', 'known');
  const view = visit('/checkout');
  const email = await screen.findByLabelText('E-mail');
  const place = () => view.customer.click(screen.getByRole('button', { name: 'Place order' }));
  return { shop, email, place, ...view };
}

describe('an order', () => {
  it('is placed by a guest and shown under its own link', async () => {
    const { shop, customer, email, place } = await atCheckout();

    await customer.type(email, 'anna@example.org');
    await place();

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    const [id, order] = [...shop.orders][0] ?? [];
    expect(location.pathname + location.hash).toBe(`/orders/${id}#${order?.token}`);
    expect(await screen.findByText('anna@example.org')).toBeInTheDocument();
    expect(screen.getByText('2 × Stoneware mug')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Cart' })).toBeInTheDocument();
  });

  it('is not sent before the e-mail address can be right', async () => {
    const { shop, customer, email, place } = await atCheckout();

    await place();
    expect(screen.getByText('Please enter your e-mail address.')).toBeInTheDocument();
    expect(email).toHaveFocus();
    expect(email).toBeInvalid();

    await customer.type(email, 'anna@example');
    expect(screen.getByText(/needs an ending/)).toBeInTheDocument();
    await customer.type(email, '.org');
    expect(email).toBeValid();
    expect(shop.orders.size).toBe(0);
  });

  it('shows what the shop has against a field at that field', async () => {
    const { customer, email, place } = await atCheckout();
    const errors = [{ field: 'customerEmail', message: 'must be an e-mail address' }];
    server.use(http.post('/api/orders', () => problem(400, 'Not valid.', { errors })));

    await customer.type(email, 'anna@example.org');
    await place();

    expect(await screen.findByText(/does not accept this e-mail address/)).toBeInTheDocument();
    expect(email).toBeInvalid();
  });

  it('names the product that has run out meanwhile', async () => {
    const { shop, customer, email, place } = await atCheckout();
    const mug = shop.products.get(1);
    if (mug) mug.stockQuantity = 1;

    await customer.type(email, 'anna@example.org');
    await place();

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Only 1 of “Stoneware mug” left.');
    await customer.click(screen.getByRole('link', { name: 'Change your cart' }));
    expect(await screen.findByRole('heading', { name: 'Your cart' })).toBeInTheDocument();
  });

  it.each([
    ['no answer comes', () => HttpResponse.error()],
    ['the shop cannot tell', () => problem(503, 'The outcome is unknown.')],
  ])('is sent once and called uncertain when %s', async (_, answer) => {
    const { customer, email, place } = await atCheckout();
    let calls = 0;
    server.use(
      http.post('/api/orders', () => {
        calls += 1;
        return answer();
      }),
    );

    await customer.type(email, 'anna@example.org');
    await place();

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('We could not confirm your order');
    expect(alert).toHaveTextContent('may or may not have been placed');
    expect(calls).toBe(1);
  });

  it('is known to be placed when its answer is lost and the cart is empty', async () => {
    const { shop, customer, email, place } = await atCheckout();
    server.use(
      http.post('/api/orders', () => {
        shop.carts.set('known', []);
        return HttpResponse.error();
      }),
    );

    await customer.type(email, 'anna@example.org');
    await place();

    expect(await screen.findByText(/order was placed, but its confirmation/)).toBeInTheDocument();
    expect(screen.getByText(/do not order again/)).toBeInTheDocument();
  });

  it('was not placed when the shop says that nothing was changed', async () => {
    const { customer, email, place } = await atCheckout();
    const type = '/problems/unavailable';
    server.use(http.post('/api/orders', () => problem(503, 'The database is away.', { type })));

    await customer.type(email, 'anna@example.org');
    await place();

    expect(await screen.findByText('Your order was not placed')).toBeInTheDocument();
    expect(screen.getByText(/has a problem of its own/)).toBeInTheDocument();
  });

  it('is refused plainly when the shop refuses it', async () => {
    const { customer, email, place } = await atCheckout();
    server.use(http.post('/api/orders', () => problem(422, 'The cart is too large.')));

    await customer.type(email, 'anna@example.org');
    await place();

    expect(await screen.findByText('The cart is too large.')).toBeInTheDocument();
    expect(screen.getByText('Your order was not placed')).toBeInTheDocument();
  });

  it('cannot be placed twice by impatience', async () => {
    const { customer, email, place } = await atCheckout();
    server.use(http.post('/api/orders', () => delay('infinite')));

    await customer.type(email, 'anna@example.org');
    await place();

    const waiting = await screen.findByRole('button', { name: 'Placing your order…' });
    expect(waiting).toBeDisabled();
  });

  it('is not called placed when the cart was emptied by somebody else', async () => {
    const { shop, customer, email, place } = await atCheckout();
    shop.carts.set('known', []);
    server.use(http.post('/api/orders', () => problem(422, 'items must name a product')));

    await customer.type(email, 'anna@example.org');
    await place();

    expect(await screen.findByText('Your cart is empty')).toBeInTheDocument();
  });

  it('needs something in the cart', async () => {
    FakeShop.open();
    visit('/checkout');

    expect(await screen.findByText('Your cart is empty')).toBeInTheDocument();
  });

  it.each(['/orders/7', '/orders/7#wrong', '/orders/x#t', '/orders/7#%'])(
    'is not shown at %s',
    async (address) => {
      FakeShop.open();
      visit(address);

      expect(await screen.findByText('We cannot show this order')).toBeInTheDocument();
    },
  );

  it('shows where it stands, also for products that are sold no more', async () => {
    const shop = FakeShop.open();
    const items = [{ id: 1, orderId: 9, productId: 55, quantity: 1, price: 5 }];
    const document = {
      id: 9,
      customerEmail: 'anna@example.org',
      totalAmount: 5,
      status: 'cancelled',
      createdAt: '2026-11-22T10:00:00Z',
      items,
    };
    shop.orders.set(9, { token: 't/1', document });
    visit('/orders/9#t%2F1');

    expect(await screen.findByText(/Cancelled/)).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText('1 × Product 55')).toBeInTheDocument());
    expect(screen.queryByText(/Thank you/)).not.toBeInTheDocument();
  });
});
