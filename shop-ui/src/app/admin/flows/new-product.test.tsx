import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { FakeOffice } from '@/testing/fake-office';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

describe('a new product', () => {
  it('is in the shop once it has a name and a price', async () => {
    const { shop } = FakeOffice.open();
    const { customer } = visit('/admin/products');
    await customer.click(await screen.findByRole('link', { name: 'Add a product' }));

    await customer.type(await screen.findByLabelText('Name'), 'Teapot');
    await customer.type(screen.getByLabelText('Price in EUR'), '1,034.5');
    await customer.clear(screen.getByLabelText('In stock'));
    await customer.type(screen.getByLabelText('In stock'), '7');
    await customer.click(screen.getByRole('button', { name: 'Add product' }));

    expect(await screen.findByText(/Teapot is in the shop/)).toBeInTheDocument();
    expect(await screen.findByRole('heading', { name: 'Teapot' })).toBeInTheDocument();
    const [teapot] = [...shop.products.values()].slice(-1);
    expect(teapot).toMatchObject({ name: 'Teapot', price: 1034.5, stockQuantity: 7 });
    expect(location.pathname).toBe(`/admin/products/${teapot?.id}`);
    expect(screen.queryByText('Your changes are not saved yet.')).not.toBeInTheDocument();
  });

  it('is not sent before every field can be right', async () => {
    const { shop } = FakeOffice.open();
    const { customer } = visit('/admin/products/new');
    await customer.type(await screen.findByLabelText('Price in EUR'), '1.234');
    await customer.clear(screen.getByLabelText('In stock'));

    await customer.click(screen.getByRole('button', { name: 'Add product' }));

    expect(screen.getByText('Please give the product a name.')).toBeInTheDocument();
    expect(
      screen.getByText(/at most two digits behind the point, as in 12.50/),
    ).toBeInTheDocument();
    expect(screen.getByText('Please enter a whole number up to 1,000,000.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
    expect(shop.products.size).toBe(3);
  });

  it('shows what the shop has against a field at that field', async () => {
    FakeOffice.open();
    const errors = [{ field: 'name', message: 'must be another' }];
    server.use(http.post('/api/products', () => problem(422, 'Not valid.', { errors })));
    const { customer } = visit('/admin/products/new');
    await customer.type(await screen.findByLabelText('Name'), 'Teapot');
    await customer.type(screen.getByLabelText('Price in EUR'), '5');
    await customer.click(screen.getByRole('button', { name: 'Add product' }));

    expect(await screen.findByText(/does not take this: must be another/)).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toBeInvalid();
  });

  it('is called uncertain and not sent again when no answer comes', async () => {
    FakeOffice.open();
    let calls = 0;
    server.use(
      http.post('/api/products', () => {
        calls += 1;
        return HttpResponse.error();
      }),
    );
    const { customer } = visit('/admin/products/new');
    await customer.type(await screen.findByLabelText('Name'), 'Teapot');
    await customer.type(screen.getByLabelText('Price in EUR'), '5');
    await customer.click(screen.getByRole('button', { name: 'Add product' }));

    expect(await screen.findByText('It is not known whether this was done')).toBeInTheDocument();
    expect(calls).toBe(1);
    expect(screen.getByLabelText('Name')).toHaveValue('Teapot');
  });

  it('waits, as far as it was typed, for who clicked away, and can be given up', async () => {
    FakeOffice.open();
    const { customer } = visit('/admin/products/new');
    await customer.type(await screen.findByLabelText('Name'), 'Teapot');
    await customer.click(screen.getByRole('link', { name: 'Orders' }));

    expect(await screen.findByText('Your changes are not saved yet.')).toBeInTheDocument();
    await customer.click(screen.getByRole('button', { name: 'Go back to them' }));
    expect(await screen.findByLabelText('Name')).toHaveValue('Teapot');

    await customer.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(screen.getByLabelText('Name')).toHaveValue('');
  });
});
