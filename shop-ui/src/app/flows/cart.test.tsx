import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { FakeShop, problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';

async function withMugInCart(quantity = 2) {
  const shop = FakeShop.open();
  shop.carts.set('known', [{ id: 7, productId: 1, quantity }]);
  localStorage.setItem('cart-token', 'known');
  const view = visit('/cart');
  await screen.findByRole('list', { name: 'In your cart' });
  return { shop, ...view };
}

describe('the cart', () => {
  it('takes a product in the quantity chosen and says so', async () => {
    const shop = FakeShop.open();
    const { customer } = visit('/products/1');

    await customer.selectOptions(await screen.findByLabelText('Quantity'), '3');
    await customer.click(screen.getByRole('button', { name: 'Add to cart' }));

    expect(await screen.findByText('3 × Stoneware mug added to your cart')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Cart 3 items' })).toBeInTheDocument();
    expect([...shop.carts.keys()]).toEqual([localStorage.getItem('cart-token')]);
  });

  it('offers no more than there is, and nothing that is sold out', async () => {
    FakeShop.open();
    const { unmount } = visit('/products/2');
    const quantity = await screen.findByLabelText('Quantity');
    expect(within(quantity).getAllByRole('option')).toHaveLength(3);
    unmount();

    visit('/products/3');
    expect(await screen.findByRole('button', { name: 'Sold out' })).toBeDisabled();
  });

  it('shows lines, their sums and the total', async () => {
    await withMugInCart();

    expect(screen.getByText('€18.90 each')).toBeInTheDocument();
    expect(screen.getAllByText('€37.80')).toHaveLength(2);
  });

  it.each(['5', '1'])('changes a quantity of 2 to %s', async (wanted) => {
    const { shop, customer } = await withMugInCart(2);

    await customer.selectOptions(screen.getByLabelText('Quantity of Stoneware mug'), wanted);

    const name = wanted === '1' ? 'Cart 1 item' : `Cart ${wanted} items`;
    expect(await screen.findByRole('link', { name })).toBeInTheDocument();
    expect(shop.carts.get('known')).toMatchObject([{ productId: 1, quantity: Number(wanted) }]);
  });

  it('keeps its quantity and says why when the shop refuses another', async () => {
    const { customer } = await withMugInCart(2);
    server.use(http.post('/api/cart', () => problem(422, 'That is too many of one product.')));

    await customer.selectOptions(screen.getByLabelText('Quantity of Stoneware mug'), '15');

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('That is too many of one product.');
    await waitFor(() =>
      expect(screen.getByLabelText('Quantity of Stoneware mug')).toHaveValue('2'),
    );
  });

  it('gives up a line, also one that is already gone', async () => {
    const { customer } = await withMugInCart();
    server.use(http.delete('/api/cart/items/7', () => problem(404, 'gone'), { once: true }));
    await customer.click(screen.getByRole('button', { name: 'Remove Stoneware mug' }));
    await customer.click(screen.getByRole('button', { name: 'Remove Stoneware mug' }));

    expect(await screen.findByText('Your cart is empty')).toBeInTheDocument();
  });

  it('removes a line in spite of a moment of trouble', async () => {
    const { customer } = await withMugInCart();
    server.use(http.delete('/api/cart/items/7', () => HttpResponse.error(), { once: true }));

    await customer.click(screen.getByRole('button', { name: 'Remove Stoneware mug' }));

    expect(await screen.findByText('Your cart is empty')).toBeInTheDocument();
  });

  it('begins anew when the shop no longer knows its token', async () => {
    const shop = FakeShop.open();
    localStorage.setItem('cart-token', 'forgotten');
    const { customer } = visit('/cart');
    expect(await screen.findByText('Your cart is empty')).toBeInTheDocument();
    expect(localStorage.getItem('cart-token')).toBeNull();

    await customer.click(screen.getByRole('link', { name: 'See the products' }));
    await customer.click(await screen.findByRole('link', { name: 'Stoneware mug' }));
    await customer.click(await screen.findByRole('button', { name: 'Add to cart' }));
    await screen.findByText('1 × Stoneware mug added to your cart');
    shop.carts.clear();
    await customer.click(screen.getByRole('button', { name: 'Add to cart' }));

    expect(await screen.findByRole('link', { name: 'Cart 1 item' })).toBeInTheDocument();
    await waitFor(() =>
      expect([...shop.carts.keys()]).toEqual([localStorage.getItem('cart-token')]),
    );
  });

  it('follows a change made in another tab', async () => {
    const { shop } = await withMugInCart();
    shop.carts.set('other', [{ id: 8, productId: 2, quantity: 1 }]);

    localStorage.setItem('cart-token', 'other');
    window.dispatchEvent(new StorageEvent('storage', { key: 'cart-token' }));

    expect(await screen.findByText('€74.50 each')).toBeInTheDocument();
  });

  it('lives as long as the page where the browser keeps nothing', async () => {
    FakeShop.open();
    const forbidden = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(forbidden);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(forbidden);
    const { customer } = visit('/products/1');

    await customer.click(await screen.findByRole('button', { name: 'Add to cart' }));

    expect(await screen.findByRole('link', { name: 'Cart 1 item' })).toBeInTheDocument();
  });
});
