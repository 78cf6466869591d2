import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { LAMP } from '@/testing/documents';
import { FakeOffice } from '@/testing/fake-office';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

describe('the list of products', () => {
  it('is a table with picture, price and stock of each', async () => {
    FakeOffice.open();
    visit('/admin/products');

    const table = await screen.findByRole('table', { name: 'Products' });
    const [, mug] = within(table).getAllByRole('row');
    expect(mug).toHaveTextContent('Stoneware mug€18.9012');
    expect(within(table).getAllByRole('columnheader')).toHaveLength(3);
    const labels = [...(mug?.children ?? [])].map((cell) => cell.getAttribute('data-label'));
    expect(labels).toEqual([null, 'Price', 'Stock']);
  });

  it('is narrowed by words and stock, as its address says', async () => {
    FakeOffice.open();
    const { customer } = visit('/admin/products');
    await customer.type(await screen.findByLabelText('Search'), 'lamp');
    await customer.click(screen.getByRole('button', { name: 'Show' }));
    await waitFor(() => expect(screen.queryByText('Wool scarf')).not.toBeInTheDocument());
    expect(location.search).toBe('?q=lamp');

    await customer.selectOptions(screen.getByLabelText('Stock'), 'Sold out');
    await customer.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByText('No product is like that')).toBeInTheDocument();
    expect(location.search).toBe('?q=lamp&stock=none');

    await customer.click(screen.getByRole('link', { name: 'Show all' }));
    expect(await screen.findByText('Wool scarf')).toBeInTheDocument();
  });

  it('goes from page to page, and back to the first', async () => {
    const { shop } = FakeOffice.open();
    for (let id = 10; id < 40; id++) shop.products.set(id, { ...LAMP, id, name: `Lamp ${id}` });
    const { customer } = visit('/admin/products');
    expect(await screen.findByText('Lamp 31')).toBeInTheDocument();

    await customer.click(screen.getByRole('link', { name: 'Next page' }));

    expect(await screen.findByText('Lamp 39')).toBeInTheDocument();
    expect(location.search).toBe('?after=25');
    expect(screen.queryByRole('link', { name: 'Next page' })).not.toBeInTheDocument();
    await customer.click(screen.getByRole('link', { name: 'Back to the first page' }));
    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
  });

  it('says what to do when there is nothing yet, and when it does not load', async () => {
    FakeOffice.open().shop.products.clear();
    const { unmount } = visit('/admin/products');
    expect(await screen.findByText('Nothing on the shelves yet')).toBeInTheDocument();
    unmount();

    server.use(http.get('/api/products', () => problem(500, 'Broken.')));
    visit('/admin/products');
    expect(await screen.findByText('The products could not be loaded')).toBeInTheDocument();
  });
});
