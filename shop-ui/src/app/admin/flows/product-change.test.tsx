import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { atMug } from '@/testing/at-mug';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

describe('a change of a product', () => {
  it('is saved, and only what was changed is other than before', async () => {
    const { save, retype, mug } = await atMug();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();

    await retype('Price in EUR', '19,5');
    expect(screen.getByText('Not saved yet')).toBeInTheDocument();
    await save();

    expect(await screen.findByText('Stoneware mug is saved.')).toBeInTheDocument();
    expect(mug()).toMatchObject({
      name: 'Stoneware mug',
      price: 19.5,
      stockQuantity: 12,
      imageUrl: '/api/products/1/image',
    });
    expect(screen.getByLabelText('Price in EUR')).toHaveValue('19.50');
    expect(screen.queryByText('Not saved yet')).not.toBeInTheDocument();
  });

  it('is no quarrel when customers bought meanwhile', async () => {
    const { office, save, retype, mug } = await atMug();
    const before = mug();
    if (before) office.shop.products.set(1, { ...before, stockQuantity: 9 });

    await retype('Name', 'Blue mug');
    await save();

    expect(await screen.findByText('Blue mug is saved.')).toBeInTheDocument();
    expect(mug()).toMatchObject({ name: 'Blue mug', stockQuantity: 9 });
  });

  it('asks which version is to stay when somebody else changed it, and keeps mine', async () => {
    const { office, customer, save, retype, mug } = await atMug();
    const before = mug();
    if (before) office.shop.products.set(1, { ...before, name: 'Red mug', price: 20 });

    await retype('Name', 'Blue mug');
    await save();

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Somebody else has changed this product meanwhile');
    const rows = within(alert).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('NameBlue mugRed mug');
    expect(rows[2]).toHaveTextContent('Price€18.90€20.00');
    expect(mug()?.name).toBe('Red mug');
    await customer.click(within(alert).getByRole('button', { name: 'Save my version' }));
    await waitFor(() => expect(mug()).toMatchObject({ name: 'Blue mug', price: 18.9 }));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });

  it('takes over the version of somebody else when that is chosen', async () => {
    const { office, customer, save, retype, mug } = await atMug();
    const before = mug();
    if (before) office.shop.products.set(1, { ...before, name: 'Red mug' });

    await retype('Name', 'Blue mug');
    await save();
    await customer.click(await screen.findByRole('button', { name: 'Take the other version' }));

    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue('Red mug'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('is refused for a product that was removed meanwhile', async () => {
    const { office, save, retype } = await atMug();
    office.shop.products.delete(1);

    await retype('Name', 'Blue mug');
    await save();

    expect(await screen.findByText('Your changes were not saved')).toBeInTheDocument();
  });

  it('is asked about by the browser before the site is left, and only then', async () => {
    const { retype, save } = await atMug();
    const isHeld = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(isHeld()).toBe(false);

    await retype('Name', 'Blue mug');
    expect(isHeld()).toBe(true);

    await save();
    await screen.findByText(/is saved\./);
    expect(isHeld()).toBe(false);
  });

  it('is not called one when what was typed means the same', async () => {
    const { retype } = await atMug();

    await retype('Price in EUR', '18,90');

    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    expect(screen.queryByText('Not saved yet')).not.toBeInTheDocument();
  });
});
