import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { MUG } from '@/testing/documents';
import { FakeShop } from '@/testing/fake-shop';
import { visit } from '@/testing/visit';

describe('a customer who looks around', () => {
  it('sees every product with its price and whether it can be had', async () => {
    FakeShop.open();
    visit('/');

    const products = await screen.findByRole('list', { name: 'Products' });
    const [mug, lamp, scarf] = within(products).getAllByRole('article');
    expect(mug).toHaveTextContent('Stoneware mug€18.90In stock');
    expect(lamp).toHaveTextContent('Reading lamp€74.50Only 3 left');
    expect(scarf).toHaveTextContent('Wool scarf€49.00Sold out');
    expect(document.title).toBe('All products · Acme');
  });

  it('sees that products are on their way before they are there', async () => {
    FakeShop.open();
    visit('/');

    expect(await screen.findByText('Loading products…')).toBeInTheDocument();
    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
    expect(screen.queryByText('Loading products…')).not.toBeInTheDocument();
  });

  it('opens a product and is read the new page from its beginning', async () => {
    FakeShop.open();
    const { customer } = visit('/');

    await customer.click(await screen.findByRole('link', { name: 'Stoneware mug' }));

    const heading = await screen.findByRole('heading', { level: 1, name: 'Stoneware mug' });
    expect(heading).toBeInTheDocument();
    expect(screen.getByText(/Thrown by hand/)).toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'Stoneware mug' })).toHaveAttribute(
      'src',
      '/api/products/1/image',
    );
    expect(screen.getByRole('main')).toHaveFocus();
    expect(window.scrollTo).toHaveBeenCalledWith(0, 0);
    expect(document.title).toBe('Stoneware mug · Acme');
  });

  it('sees the pictures of the first screen first', async () => {
    const shop = FakeShop.open();
    for (let id = 10; id < 20; id += 1) shop.products.set(id, { ...MUG, id });
    const { container } = visit('/');

    await screen.findByText('Wool scarf');
    const pictures = [...container.querySelectorAll('img')];
    const first = pictures.filter((each) => each.getAttribute('fetchpriority') === 'high');
    expect(first).toHaveLength(pictures.indexOf(first.at(-1) as HTMLImageElement) + 1);
    expect(first.map((each) => each.loading)).not.toContain('lazy');
    expect(first.length).toBeGreaterThan(0);
    expect(pictures.at(-1)).toHaveAttribute('loading', 'lazy');
  });

  it('sees a letter where a picture is missing or does not load', async () => {
    FakeShop.open();
    const { container } = visit('/');

    await screen.findByText('Wool scarf');
    const broken = container.querySelector('img[src$="scarf.png"]');
    broken?.dispatchEvent(new Event('error'));

    expect(await screen.findByText('W')).toBeInTheDocument();
    expect(screen.getByText('R')).toBeInTheDocument();
  });

  it('is told when the shelves are empty', async () => {
    FakeShop.open().products.clear();
    visit('/');

    expect(await screen.findByText('Nothing on the shelves yet')).toBeInTheDocument();
  });

  it.each([
    ['/nowhere', 'This page does not exist'],
    ['/products/999', 'This product does not exist'],
    ['/products/mug', 'This product does not exist'],
  ])('finds a way on from %s', async (address, title) => {
    FakeShop.open();
    const { customer } = visit(address);

    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    await customer.click(screen.getByRole('link', { name: 'See all products' }));
    expect(await screen.findByRole('heading', { name: 'All products' })).toBeInTheDocument();
  });
});
