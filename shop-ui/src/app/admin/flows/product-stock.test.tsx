import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { atMug } from '@/testing/at-mug';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

describe('the stock of a product', () => {
  it.each([
    ['12', 24],
    ['-3', 9],
    ['+1', 13],
  ])('is corrected by %s', async (typed, expected) => {
    const { customer, mug } = await atMug();
    expect(screen.getByText('In stock now: 12')).toBeInTheDocument();

    await customer.type(screen.getByLabelText('Came in or went out'), typed);
    expect(screen.getByText(`Then there will be ${expected}.`)).toBeInTheDocument();
    await customer.click(screen.getByRole('button', { name: 'Change stock' }));

    expect(await screen.findByText(`There are ${expected} in stock now.`)).toBeInTheDocument();
    expect(mug()?.stockQuantity).toBe(expected);
    expect(await screen.findByText(`In stock now: ${expected}`)).toBeInTheDocument();
  });

  it.each(['', '0', 'x', '-13', '1000000'])('is not changed by “%s”', async (typed) => {
    const { customer, mug } = await atMug();
    const field = screen.getByLabelText('Came in or went out');
    if (typed) await customer.type(field, typed);
    await customer.click(screen.getByRole('button', { name: 'Change stock' }));

    expect(screen.getByText(/Please enter a whole number other than 0/)).toBeInTheDocument();
    expect(field).toHaveFocus();
    expect(mug()?.stockQuantity).toBe(12);
  });

  it('says how many are left when some were sold meanwhile', async () => {
    const { office, customer, mug } = await atMug();
    const before = mug();
    if (before) office.shop.products.set(1, { ...before, stockQuantity: 2 });
    await customer.type(screen.getByLabelText('Came in or went out'), '-5');
    await customer.click(screen.getByRole('button', { name: 'Change stock' }));

    expect(await screen.findByText(/some were sold meanwhile, and only 2 are left/)).toBeVisible();
    expect(mug()?.stockQuantity).toBe(2);
  });
});
