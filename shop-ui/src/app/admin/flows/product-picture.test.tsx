import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { atMug } from '@/testing/at-mug';
import { MUG } from '@/testing/documents';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

describe('the picture of a product', () => {
  const file = (type: string, size = 1000) => new File([new Uint8Array(size)], 'picture', { type });

  it('is sent as it is, and shown as customers will see it', async () => {
    const { office, customer } = await atMug();

    await customer.upload(screen.getByLabelText(/Choose another picture/), file('image/webp'));

    expect(await screen.findByText('The picture is saved.')).toBeInTheDocument();
    expect(office.pictures.get(1)).toBe('image/webp');
    const shown = screen.getByRole('img', { name: 'Stoneware mug' });
    expect(shown).toHaveAttribute('src', office.shop.products.get(1)?.imageUrl);
  });

  it.each([
    ['of another type', file('text/html'), /Please choose a PNG/],
    ['too large', file('image/png', 512 * 1024 + 1), /larger than 512 kB/],
    ['empty', file('image/png', 0), /nothing in this file/],
  ])('is not sent when it is %s', async (_, wrong, message) => {
    const { office } = await atMug();
    const field = screen.getByLabelText(/Choose another picture/);

    fireEvent.change(field, { target: { files: [wrong] } });

    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(office.pictures.size).toBe(0);
  });

  it('may be refused by the shop, which looks into it', async () => {
    const { customer } = await atMug();
    const errors = [{ field: 'image', message: 'must be plain SVG' }];
    server.use(http.put('/api/products/1/image', () => problem(422, 'No.', { errors })));

    await customer.upload(screen.getByLabelText(/Choose another picture/), file('image/svg+xml'));

    expect(await screen.findByText(/it is an SVG with scripts/)).toBeInTheDocument();
  });

  it('is sent again after a moment of trouble', async () => {
    const { office, customer } = await atMug();
    const trouble = () => HttpResponse.error();
    server.use(http.put('/api/products/1/image', trouble, { once: true }));

    await customer.upload(screen.getByLabelText(/Choose another picture/), file('image/png'));

    await waitFor(() => expect(office.pictures.get(1)).toBe('image/png'));
  });
});

describe('taking a picture away', () => {
  const ask = async (customer: Awaited<ReturnType<typeof atMug>>['customer']) => {
    await customer.click(screen.getByRole('button', { name: 'Take the picture away' }));
    return screen.findByRole('dialog', { name: 'Take away the picture of Stoneware mug?' });
  };
  const takeAway = async (customer: Awaited<ReturnType<typeof atMug>>['customer']) => {
    await customer.click(within(await ask(customer)).getByRole('button', { name: 'Take away' }));
  };

  it('is asked about, and leaves the product without one', async () => {
    const { mug, customer } = await atMug();
    await customer.click(within(await ask(customer)).getByRole('button', { name: 'Back' }));
    expect(mug()?.imageUrl).toBe('/api/products/1/image');

    await takeAway(customer);

    expect(await screen.findByText('The picture is taken away.')).toBeInTheDocument();
    expect(mug()?.imageUrl).toBeNull();
    expect(screen.queryByRole('img', { name: 'Stoneware mug' })).not.toBeInTheDocument();
    expect(screen.getByLabelText('Choose a picture')).toHaveFocus();
    expect(screen.queryByRole('button', { name: /picture away/ })).not.toBeInTheDocument();
  });

  it('is done as well when it was done already', async () => {
    const { office, customer } = await atMug();
    office.shop.products.set(1, { ...MUG, imageUrl: null });
    await takeAway(customer);

    expect(await screen.findByText('The picture is taken away.')).toBeInTheDocument();
  });

  it('is done in spite of a moment of trouble', async () => {
    const { mug, customer } = await atMug();
    const trouble = () => HttpResponse.error();
    server.use(http.delete('/api/products/1/image', trouble, { once: true }));
    await takeAway(customer);

    await waitFor(() => expect(mug()?.imageUrl).toBeNull());
  });

  it('says why it was not done', async () => {
    const { customer } = await atMug();
    server.use(http.delete('/api/products/1/image', () => problem(403, 'No.')));
    await takeAway(customer);

    expect(await screen.findByText('The picture was not taken away')).toBeInTheDocument();
    expect(screen.getByText(/The shop refused this request/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Take the picture away' })).toBeEnabled();
  });
});
