import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { FakeOffice } from '@/testing/fake-office';
import { FakeShop } from '@/testing/fake-shop';
import { visit } from '@/testing/visit';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

describe('the owner’s area', () => {
  it('is found from the foot of the shop', async () => {
    FakeOffice.open();
    const { customer } = visit('/');

    await customer.click(await screen.findByRole('link', { name: 'For the owner' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'Today' })).toBeInTheDocument();
    expect(document.title).toBe('Today · Acme');
  });

  it('leads to each of its pages, reads them from the beginning, and back to the shop', async () => {
    FakeOffice.open();
    const { customer } = visit('/admin');
    const navigation = await screen.findByRole('navigation', { name: 'Shop management' });

    for (const title of ['Products', 'Orders', 'Today']) {
      await customer.click(within(navigation).getByRole('link', { name: title }));
      expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
      expect(screen.getByRole('main')).toHaveFocus();
    }

    const foot = within(screen.getByRole('contentinfo'));
    expect(foot.getByText('Signed in as owner')).toBeInTheDocument();
    await customer.click(foot.getByRole('link', { name: 'To the shop' }));
    expect(await screen.findByRole('heading', { name: 'All products' })).toBeInTheDocument();
  });

  it('returns on the way back to the link by which its owner left', async () => {
    FakeOffice.open();
    const { customer } = visit('/admin/products');
    await customer.click(await screen.findByRole('link', { name: 'Reading lamp' }));
    expect(await screen.findByRole('heading', { name: 'Reading lamp' })).toBeInTheDocument();
    expect(screen.getByRole('main')).toHaveFocus();

    act(() => window.history.back());

    await waitFor(() => expect(screen.getByText('Reading lamp')).toHaveFocus());
    expect(screen.getByRole('heading', { name: 'Products' })).toBeInTheDocument();
  });

  it('asks nothing of the API as long as a customer looks around', async () => {
    FakeShop.open();
    visit('/');

    // A call that no handler knows would fail this test.
    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
  });

  it('speaks German and takes prices as they are written there', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE']);
    const { shop } = FakeOffice.open();
    shop.configuration = { ...shop.configuration, locales: ['de'] };
    const { customer } = visit('/admin/products/1');

    const price = await screen.findByLabelText('Preis in EUR');
    expect(price).toHaveValue('18,90');
    await customer.clear(price);
    await customer.type(price, '1.234,5');
    await customer.click(screen.getByRole('button', { name: 'Speichern' }));

    expect(await screen.findByText('Stoneware mug ist gespeichert.')).toBeInTheDocument();
    expect(shop.products.get(1)?.price).toBe(1234.5);
  });

  it('speaks Arabic, from right to left, and takes prices in its digits', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['ar-EG']);
    const { shop } = FakeOffice.open();
    shop.configuration = { ...shop.configuration, locales: ['ar'] };
    const { customer } = visit('/admin/products/1');

    const price = await screen.findByLabelText('السعر بعملة EUR');
    expect(document.documentElement).toHaveAttribute('dir', 'rtl');
    await customer.clear(price);
    await customer.type(price, '٢٠٫٥');
    await customer.click(screen.getByRole('button', { name: 'حفظ' }));

    expect(await screen.findByText('حُفظ Stoneware mug.')).toBeInTheDocument();
    expect(shop.products.get(1)?.price).toBe(20.5);
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
