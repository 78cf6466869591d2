import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { MUG } from '@/testing/documents';
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
    await customer.click(screen.getByRole('button', { name: 'View cart' }));
    expect(await screen.findAllByText('€56.70')).toHaveLength(2);
  });

  it('counts at once what the shop has yet to take in, and takes it back if it does not', async () => {
    FakeShop.open();
    let answer: (response: Response) => void = () => undefined;
    const answered = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    server.use(http.post('/api/cart', () => answered as Promise<never>));
    const { customer } = visit('/products/1');

    await customer.click(await screen.findByRole('button', { name: 'Add to cart' }));
    expect(await screen.findByRole('link', { name: 'Cart 1 item' })).toBeInTheDocument();
    answer(problem(422, 'There is no such product.'));

    expect(await screen.findByText('Stoneware mug was not added')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Cart' })).toBeInTheDocument();
  });

  it('offers only what is not in it already', async () => {
    const shop = FakeShop.open();
    shop.carts.set('known', [{ id: 7, productId: 2, quantity: 2 }]);
    localStorage.setItem('cart-token', 'known');
    const { customer } = visit('/products/2');
    await screen.findByRole('link', { name: 'Cart 2 items' });
    expect(within(screen.getByLabelText('Quantity')).getAllByRole('option')).toHaveLength(1);

    await customer.click(screen.getByRole('button', { name: 'Add to cart' }));

    expect(await screen.findByText(/All 3 that we have are in your cart/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add to cart' })).not.toBeInTheDocument();
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
    server.use(
      http.put('/api/cart/items/7', () => problem(422, 'That is too many of one product.')),
    );

    await customer.selectOptions(screen.getByLabelText('Quantity of Stoneware mug'), '12');

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('That is too many of one product.');
    await waitFor(() =>
      expect(screen.getByLabelText('Quantity of Stoneware mug')).toHaveValue('2'),
    );
  });

  it('gives up a line that is already gone', async () => {
    const { shop, customer } = await withMugInCart();
    shop.carts.set('known', []);

    await customer.click(screen.getByRole('button', { name: 'Remove Stoneware mug' }));

    expect(await screen.findByText('Your cart is empty')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows what another tab has made of it when a line is no longer there', async () => {
    const { shop, customer } = await withMugInCart();
    shop.carts.set('known', [{ id: 9, productId: 2, quantity: 1 }]);

    await customer.selectOptions(screen.getByLabelText('Quantity of Stoneware mug'), '5');

    expect(await screen.findByText('€74.50 each')).toBeInTheDocument();
    expect(screen.queryByText('Stoneware mug')).not.toBeInTheDocument();
  });

  it('lays a line back in where a removal was a mistake', async () => {
    const { shop, customer } = await withMugInCart(3);

    await customer.click(screen.getByRole('button', { name: 'Remove Stoneware mug' }));
    await screen.findByText('Stoneware mug removed from your cart');
    expect(screen.getByText('Your cart is empty')).toBeInTheDocument();
    await customer.click(screen.getByRole('button', { name: 'Undo' }));

    expect(await screen.findByLabelText('Quantity of Stoneware mug')).toHaveValue('3');
    await waitFor(() => expect(shop.carts.get('known')).toMatchObject([{ quantity: 3 }]));
  });

  it('says when less is left than it holds, and takes that at a click', async () => {
    const { shop, customer } = await withMugInCart(5);
    shop.products.set(1, { ...MUG, stockQuantity: 2 });
    act(() => void window.dispatchEvent(new Event('visibilitychange')));

    expect(await screen.findByText('There are only 2 left.')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Go to checkout' })).not.toBeInTheDocument();
    await customer.click(screen.getByRole('button', { name: 'Take the last 2' }));

    expect(await screen.findByRole('link', { name: 'Go to checkout' })).toBeInTheDocument();
    expect(screen.getByLabelText('Quantity of Stoneware mug')).toHaveValue('2');
    expect(screen.getAllByText('€37.80')).toHaveLength(2);
  });

  it('asks to remove what has sold out', async () => {
    const { shop } = await withMugInCart(1);
    shop.products.set(1, { ...MUG, stockQuantity: 0 });
    act(() => void window.dispatchEvent(new Event('visibilitychange')));

    expect(await screen.findByText(/Sold out meanwhile/)).toBeInTheDocument();
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
