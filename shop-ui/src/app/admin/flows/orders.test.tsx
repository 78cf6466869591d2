import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { anOrder } from '@/testing/fake-counter';
import { FakeOffice } from '@/testing/fake-office';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

const numbers = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);

describe('the list of orders', () => {
  it('is a table, the newest first', async () => {
    FakeOffice.open();
    visit('/admin/orders');

    const table = await screen.findByRole('table', { name: 'Orders' });
    expect(numbers()).toEqual(['43', '42', '41']);
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/November 23, 2026.*anna@example.orgReceived€112.30/);
  });

  it('is narrowed by what its address says', async () => {
    const { orders } = FakeOffice.open();
    orders.set(44, anOrder(44, { status: 'completed', customerEmail: 'ben@example.org' }));
    visit('/admin/orders?status=completed&email=ben@example.org&from=2026-11-01&to=2026-11-30');

    expect(await screen.findByRole('link', { name: '44' })).toBeInTheDocument();
    expect(numbers()).toEqual(['44']);
    expect(screen.getByLabelText('Status')).toHaveValue('completed');
    expect(screen.getByLabelText(/Customer’s e-mail/)).toHaveValue('ben@example.org');
    expect(screen.getByLabelText('First day')).toHaveValue('2026-11-01');
    expect(screen.getByLabelText('Last day')).toHaveValue('2026-11-30');
  });

  it('writes what it is narrowed to into its address', async () => {
    const { orders } = FakeOffice.open();
    orders.set(44, anOrder(44, { status: 'cancelled' }));
    const { customer } = visit('/admin/orders?after=43');
    await screen.findByRole('link', { name: '42' });

    await customer.selectOptions(screen.getByLabelText('Status'), 'Cancelled');
    await customer.type(screen.getByLabelText(/Customer’s e-mail/), ' anna@example.org ');
    fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2026-12-24' } });
    await customer.click(screen.getByRole('button', { name: 'Show' }));

    expect(await screen.findByRole('link', { name: '44' })).toBeInTheDocument();
    expect(location.search).toBe('?status=cancelled&email=anna%40example.org&to=2026-12-24');
    await customer.click(screen.getByRole('link', { name: 'Show all' }));
    expect(await screen.findByRole('link', { name: '41' })).toBeInTheDocument();
    expect(location.search).toBe('');
  });

  it('goes from page to page', async () => {
    const { orders } = FakeOffice.open();
    for (let id = 100; id < 130; id++) orders.set(id, anOrder(id));
    const { customer } = visit('/admin/orders');
    await screen.findByRole('link', { name: '129' });

    await customer.click(screen.getByRole('link', { name: 'Next page' }));

    expect(await screen.findByRole('link', { name: '41' })).toBeInTheDocument();
    expect(location.search).toBe('?after=105');
    expect(numbers()[0]).toBe('104');
  });

  it('says when there is none', async () => {
    const { orders } = FakeOffice.open();
    const { unmount } = visit('/admin/orders?email=nobody@example.org');
    expect(await screen.findByText('No order is like that')).toBeInTheDocument();
    unmount();
    orders.clear();
    visit('/admin/orders');
    expect(await screen.findByText('No orders yet')).toBeInTheDocument();
  });

  it('says so and heals when it does not load', async () => {
    FakeOffice.open();
    server.use(http.get('/api/orders', () => problem(500, 'Broken.')));
    const { customer } = visit('/admin/orders');
    expect(await screen.findByText('The orders could not be loaded')).toBeInTheDocument();

    server.resetHandlers();
    FakeOffice.open();
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: '41' })).toBeInTheDocument();
  });
});

describe('an order', () => {
  it('shows what was ordered, by whom, and what it comes to', async () => {
    FakeOffice.open();
    visit('/admin/orders/42');

    const table = await screen.findByRole('table', { name: 'Ordered products' });
    const [, mug, gone] = within(table).getAllByRole('row');
    expect(mug).toHaveTextContent('Stoneware mug2€18.90€37.80');
    expect(gone).toHaveTextContent('Iron teapot1€74.50€74.50');
    const teapot = within(table).getByRole('link', { name: 'Iron teapot' });
    expect(teapot).toHaveAttribute('href', '/admin/products/77');
    expect(screen.getByText('€112.30')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All orders of this customer' })).toHaveAttribute(
      'href',
      '/admin/orders?email=anna%40example.org',
    );
  });

  it('goes forward only, by the ways that its status has', async () => {
    const { orders } = FakeOffice.open();
    const { customer } = visit('/admin/orders/42');

    await customer.click(await screen.findByRole('button', { name: 'Begin with it' }));
    expect(await screen.findByText('Order 42 is now: In progress')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Begin with it' })).not.toBeInTheDocument();

    await customer.click(screen.getByRole('button', { name: 'Mark as completed' }));
    expect(await screen.findByText(/This order is completed/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Cancel order' })).not.toBeInTheDocument();
    expect(orders.get(42)?.status).toBe('completed');
  });

  it('is cancelled only after a question', async () => {
    const { orders } = FakeOffice.open();
    const { customer } = visit('/admin/orders/42');
    await customer.click(await screen.findByRole('button', { name: 'Cancel order' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel order 42?' });
    await customer.click(within(dialog).getByRole('button', { name: 'Back' }));
    expect(orders.get(42)?.status).toBe('pending');

    await customer.click(screen.getByRole('button', { name: 'Cancel order' }));
    const again = await screen.findByRole('dialog');
    await customer.click(within(again).getByRole('button', { name: 'Cancel order' }));

    expect(await screen.findByText(/This order is cancelled/)).toBeInTheDocument();
    expect(orders.get(42)?.status).toBe('cancelled');
  });

  it('is shown as it is now when it has moved on meanwhile', async () => {
    const { orders } = FakeOffice.open();
    const { customer } = visit('/admin/orders/42');
    const begin = await screen.findByRole('button', { name: 'Begin with it' });
    orders.set(42, anOrder(42, { status: 'cancelled' }));

    await customer.click(begin);

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This order has moved on meanwhile');
    await waitFor(() => expect(alert).toHaveTextContent('as it is now: Cancelled.'));
    expect(screen.queryByRole('button', { name: 'Begin with it' })).not.toBeInTheDocument();
  });

  it('is moved in spite of a moment of trouble', async () => {
    const { orders } = FakeOffice.open();
    server.use(http.patch('/api/orders/42', () => HttpResponse.error(), { once: true }));
    const { customer } = visit('/admin/orders/42');
    await customer.click(await screen.findByRole('button', { name: 'Begin with it' }));

    await waitFor(() => expect(orders.get(42)?.status).toBe('processing'));
  });

  it('says why it was not moved', async () => {
    FakeOffice.open();
    server.use(http.patch('/api/orders/42', () => problem(422, 'Not like that.')));
    const { customer } = visit('/admin/orders/42');
    await customer.click(await screen.findByRole('button', { name: 'Begin with it' }));

    expect(await screen.findByText('The order was not changed')).toBeInTheDocument();
  });

  it('says so and heals when it does not load', async () => {
    FakeOffice.open();
    server.use(http.get('/api/orders/42', () => problem(500, 'Broken.')));
    const { customer } = visit('/admin/orders/42');
    expect(await screen.findByText('The order could not be loaded')).toBeInTheDocument();

    server.resetHandlers();
    FakeOffice.open();
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Order 42' })).toBeInTheDocument();
  });
});
