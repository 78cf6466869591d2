import { fireEvent, screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { atMug } from '@/testing/at-mug';
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
