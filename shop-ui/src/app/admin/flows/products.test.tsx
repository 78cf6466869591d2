import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { LAMP } from '@/testing/documents';
import { FakeOffice } from '@/testing/fake-office';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

async function atMug() {
  const office = FakeOffice.open();
  const view = visit('/admin/products/1');
  const name = await screen.findByLabelText('Name');
  const save = () => view.customer.click(screen.getByRole('button', { name: 'Save' }));
  const retype = async (label: string, text: string) => {
    await view.customer.clear(screen.getByLabelText(label));
    await view.customer.type(screen.getByLabelText(label), text);
  };
  const mug = () => office.shop.products.get(1);
  return { office, name, save, retype, mug, ...view };
}

describe('the list of products', () => {
  it('is a table with picture, price and stock of each', async () => {
    FakeOffice.open();
    visit('/admin/products');

    const table = await screen.findByRole('table', { name: 'Products' });
    const [, mug] = within(table).getAllByRole('row');
    expect(mug).toHaveTextContent('Stoneware mug€18.9012');
    expect(within(table).getAllByRole('columnheader')).toHaveLength(3);
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

describe('removing a product', () => {
  it('is asked about, and takes it out of the shop', async () => {
    const { office, customer } = await atMug();
    await customer.click(screen.getByRole('button', { name: 'Remove this product' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove Stoneware mug?' });
    await customer.click(within(dialog).getByRole('button', { name: 'Back' }));
    expect(office.shop.products.has(1)).toBe(true);

    await customer.click(screen.getByRole('button', { name: 'Remove this product' }));
    await customer.click(await screen.findByRole('button', { name: 'Remove' }));

    expect(await screen.findByText('Stoneware mug is removed.')).toBeInTheDocument();
    expect(office.shop.products.has(1)).toBe(false);
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

describe('an address of the owner’s area that leads nowhere', () => {
  it.each([
    ['/admin/products/999', 'This product does not exist', 'See all products', '/admin/products'],
    ['/admin/products/mug', 'This product does not exist', 'See all products', '/admin/products'],
    ['/admin/orders/999', 'This order does not exist', 'See all orders', '/admin/orders'],
    ['/admin/nowhere', 'This page does not exist', 'See today’s figures', '/admin'],
  ])('%s says so and shows a way on', async (address, title, way, href) => {
    FakeOffice.open();
    visit(address);

    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: way })).toHaveAttribute('href', href);
  });
});
