import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { LAMP, MUG } from '@/testing/documents';
import { FakeOffice } from '@/testing/fake-office';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

const REMOVED_AT = '2026-11-26T09:30:00Z';

/** An office that has taken the mug out of its shop. */
function withoutMug(address: string) {
  const office = FakeOffice.open();
  office.shop.products.delete(1);
  office.removed.set(1, { ...MUG, removedAt: REMOVED_AT });
  return { office, ...visit(address) };
}

describe('the list of removed products', () => {
  it('is reached from the products, and tells of each what it was and when it went', async () => {
    const { customer } = withoutMug('/admin/products');
    await customer.click(await screen.findByRole('link', { name: 'Removed products' }));

    const table = await screen.findByRole('table', { name: 'Removed products' });
    const [, mug] = within(table).getAllByRole('row');
    expect(mug).toHaveTextContent(/Stoneware mug€18.9012November 26, 2026.*Bring back/);
    expect(location.pathname).toBe('/admin/products/removed');
  });

  it('brings a product back at a click, and leads to it', async () => {
    const { office, customer } = withoutMug('/admin/products/removed');
    await customer.click(await screen.findByRole('button', { name: 'Bring back Stoneware mug' }));

    expect(await screen.findByText('Stoneware mug is back in the shop.')).toBeInTheDocument();
    expect(office.shop.products.get(1)).toEqual(MUG);
    expect(await screen.findByText('No removed products here')).toBeInTheDocument();
    expect(document.body).not.toHaveFocus();
    await customer.click(screen.getByRole('button', { name: 'Open it' }));
    expect(await screen.findByRole('heading', { name: 'Stoneware mug' })).toBeInTheDocument();
  });

  it('brings back in spite of a moment of trouble', async () => {
    const { office, customer } = withoutMug('/admin/products/removed');
    const trouble = () => HttpResponse.error();
    server.use(http.post('/api/products/1/restore', trouble, { once: true }));
    await customer.click(await screen.findByRole('button', { name: 'Bring back Stoneware mug' }));

    await waitFor(() => expect(office.shop.products.has(1)).toBe(true));
  });

  it('says why a product was not brought back', async () => {
    const { office, customer } = withoutMug('/admin/products/removed');
    await screen.findByRole('table');
    office.removed.clear();
    await customer.click(screen.getByRole('button', { name: 'Bring back Stoneware mug' }));

    expect(await screen.findByText('The product was not brought back')).toBeInTheDocument();
  });

  it('goes from page to page, and back to the first', async () => {
    const { office, customer } = withoutMug('/admin/products/removed');
    await screen.findByText('Stoneware mug');
    for (let id = 10; id < 40; id++) {
      office.removed.set(id, { ...LAMP, id, name: `Lamp ${id}`, removedAt: REMOVED_AT });
    }
    await customer.click(screen.getByRole('button', { name: 'Bring back Stoneware mug' }));
    await customer.click(await screen.findByRole('link', { name: 'Next page' }));

    expect(await screen.findByText('Lamp 10')).toBeInTheDocument();
    expect(location.search).toBe('?after=25');
    await customer.click(screen.getByRole('link', { name: 'Back to the first page' }));
    expect(await screen.findByText('Lamp 39')).toBeInTheDocument();
  });

  it('says when there is none, and when it does not load', async () => {
    FakeOffice.open();
    const { unmount } = visit('/admin/products/removed');
    expect(await screen.findByText('No removed products here')).toBeInTheDocument();
    unmount();

    server.use(http.get('/api/products/removed', () => problem(500, 'Broken.')));
    visit('/admin/products/removed');
    expect(await screen.findByText('The removed products could not be loaded')).toBeInTheDocument();
  });
});

describe('the address of a removed product', () => {
  it('offers to bring it back, however far down it is, and shows it then', async () => {
    const { office, customer } = withoutMug('/admin/products/1');
    for (let id = 100; id < 250; id++) {
      office.removed.set(id, { ...LAMP, id, removedAt: REMOVED_AT });
    }
    expect(await screen.findByRole('heading', { name: 'Stoneware mug' })).toBeInTheDocument();
    expect(screen.getByText(/Removed on November 26, 2026/)).toBeInTheDocument();

    await customer.click(screen.getByRole('button', { name: 'Bring back' }));

    expect(await screen.findByLabelText('Name')).toHaveValue('Stoneware mug');
    expect(screen.getByText('Stoneware mug is back in the shop.')).toBeInTheDocument();
  });
});
