import { screen, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { atMug } from '@/testing/at-mug';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

describe('removing a product', () => {
  it('is asked about, and takes it out of the shop', async () => {
    const { office, customer } = await atMug();
    await customer.click(screen.getByRole('button', { name: 'Remove this product' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove Stoneware mug?' });
    expect(dialog).toHaveTextContent('you can bring it back from the removed products');
    await customer.click(within(dialog).getByRole('button', { name: 'Back' }));
    expect(office.shop.products.has(1)).toBe(true);

    await customer.click(screen.getByRole('button', { name: 'Remove this product' }));
    await customer.click(await screen.findByRole('button', { name: 'Remove' }));

    expect(await screen.findByText('Stoneware mug is removed.')).toBeInTheDocument();
    expect(office.shop.products.has(1)).toBe(false);
    expect(office.removed.has(1)).toBe(true);
    expect(location.pathname).toBe('/admin/products');
  });

  it('is done as well when it was done already', async () => {
    const { office, customer } = await atMug();
    office.shop.products.delete(1);
    await customer.click(screen.getByRole('button', { name: 'Remove this product' }));
    await customer.click(await screen.findByRole('button', { name: 'Remove' }));

    expect(await screen.findByText('Stoneware mug is removed.')).toBeInTheDocument();
  });

  it('says why it was not done', async () => {
    const { customer } = await atMug();
    server.use(http.delete('/api/products/1', () => problem(403, 'No.')));
    await customer.click(screen.getByRole('button', { name: 'Remove this product' }));
    await customer.click(await screen.findByRole('button', { name: 'Remove' }));

    expect(await screen.findByText('The product was not removed')).toBeInTheDocument();
    expect(screen.getByText(/The shop refused this request/)).toBeInTheDocument();
  });
});
