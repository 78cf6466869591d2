import { screen } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { MUG } from '@/testing/documents';
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
    expect(screen.getByRole('alert')).toHaveTextContent('Please enter your e-mail address.');
    expect(email).toHaveFocus();
    expect(email).toBeInvalid();
    expect(email).toHaveAccessibleDescription(/Please enter your e-mail address/);

    await customer.type(email, 'anna@example');
    expect(email).toHaveAccessibleDescription(/needs an ending/);
    await customer.tab();
    await customer.click(screen.getByRole('link', { name: 'E-mail' }));
    expect(email).toHaveFocus();
    await customer.type(email, '.org');
    expect(email).toBeValid();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(shop.orders.size).toBe(0);
  });

  it('shows what the shop has against a field at that field', async () => {
    const { customer, email, place } = await atCheckout();
    const errors = [{ field: 'customerEmail', message: 'must be an e-mail address' }];
    server.use(http.post('/api/orders', () => problem(400, 'Not valid.', { errors })));

    await customer.type(email, 'anna@example.org');
    await place();

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('does not accept this e-mail address');
    expect(email).toBeInvalid();
    expect(email).toHaveAccessibleDescription(/does not accept this e-mail address/);
  });

  it('names the product that has run short, and takes what is left at a click', async () => {
    const { shop, customer, email, place } = await atCheckout();
    shop.products.set(1, { ...MUG, stockQuantity: 1 });
    await customer.type(email, 'anna@example.org');
    await place();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There is only one “Stoneware mug” left.');

    await customer.click(screen.getByRole('button', { name: 'Take the last one' }));
    expect(await screen.findByText('1 × Stoneware mug')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await place();

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    expect(shop.orders.size).toBe(1);
  });

  it('leaves out at a click what is sold out', async () => {
    const { shop, customer, email, place } = await atCheckout();
    shop.products.set(1, { ...MUG, stockQuantity: 0 });
    await customer.type(email, 'anna@example.org');
    await place();

    expect(await screen.findByText('“Stoneware mug” is sold out.')).toBeInTheDocument();
    await customer.click(screen.getByRole('button', { name: 'Remove Stoneware mug' }));
    expect(await screen.findByText('Your cart is empty')).toBeInTheDocument();
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
    const { shop, customer, email } = await atCheckout();
    await customer.type(email, 'anna@example.org');

    await customer.dblClick(screen.getByRole('button', { name: 'Place order' }));

    expect(await screen.findByText('Thank you! Your order is placed.')).toBeInTheDocument();
    expect(shop.orders.size).toBe(1);
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
    const items = [
      { id: 1, orderId: 9, productId: 55, productName: 'Tin whistle', quantity: 1, price: 5 },
    ];
    const document = {
      id: 9,
      customerEmail: 'anna@example.org',
      totalAmount: 5,
      status: 'cancelled' as const,
      createdAt: '2026-11-22T10:00:00Z',
      items,
    };
    shop.orders.set(9, { token: 't/1', document });
    visit('/orders/9#t%2F1');

    expect(await screen.findByText(/nothing will be sent/)).toBeInTheDocument();
    expect(screen.getByText('1 × Tin whistle')).toBeInTheDocument();
    expect(screen.queryByText(/Thank you/)).not.toBeInTheDocument();
  });
});
