import { act, screen, waitFor, within } from '@testing-library/react';
import { delay, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { MUG } from '@/testing/documents';
import { FakeShop, problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';

const names = () =>
  within(screen.getByRole('list', { name: 'Products' }))
    .getAllByRole('article')
    .map((card) => within(card).getByRole('heading').textContent);

/** A shop with so many mugs that they need several pages. */
function withMugs(count: number) {
  const shop = FakeShop.open();
  shop.products.clear();
  for (let id = 1; id <= count; id += 1) {
    shop.products.set(id, { ...MUG, id, name: `Mug ${id}` });
  }
  return shop;
}

/** Every question that the catalogue asked, as the API was asked it. */
function questions() {
  const asked: URLSearchParams[] = [];
  server.events.on('request:start', ({ request }) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/api/products') asked.push(searchParams);
  });
  return asked;
}

describe('a customer who searches', () => {
  it('finds products while typing, with one question for what was typed', async () => {
    FakeShop.open();
    const asked = questions();
    const { customer } = visit('/');
    await screen.findByText('Stoneware mug');

    await customer.type(screen.getByRole('searchbox', { name: 'Search' }), 'lamp');

    expect(await screen.findByText('1 product found for “lamp”')).toHaveAttribute('role', 'status');
    expect(names()).toEqual(['Reading lamp']);
    expect(asked.map((each) => each.get('q'))).toEqual([null, 'lamp']);
    expect(location.search).toBe('?q=lamp');
  });

  it('does not wait for the pause when Enter is pressed', async () => {
    FakeShop.open();
    const { customer } = visit('/');
    await screen.findByText('Stoneware mug');

    await customer.type(screen.getByRole('searchbox'), 'scarf{Enter}');

    expect(location.search).toBe('?q=scarf');
    expect(await screen.findByText('1 product found for “scarf”')).toBeInTheDocument();
  });

  it('keeps what was found, dimmed, until there is an answer, and finds another list then', async () => {
    FakeShop.open();
    const { customer, container } = visit('/');
    const lamp = await screen.findByRole('link', { name: 'Reading lamp' });
    let release: () => void = () => undefined;
    const answer = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.use(http.get('/api/products', () => answer));

    await customer.type(screen.getByRole('searchbox'), 'lamp{Enter}');

    const results = container.querySelector('.results');
    await waitFor(() => expect(results).toHaveAttribute('aria-busy', 'true'));
    expect(names()).toHaveLength(3);
    // The least height of the place is what keeps the foot of the page where it is.
    expect(results?.parentElement).toHaveClass('place');
    release();

    expect(await screen.findByText('1 product found for “lamp”')).toBeInTheDocument();
    expect(results).toHaveAttribute('aria-busy', 'false');
    expect(results?.parentElement).toHaveClass('place');
    expect(lamp).not.toBeInTheDocument();
  });

  it('is not shown the answer to an earlier question', async () => {
    FakeShop.open();
    const { customer } = visit('/');
    await screen.findByText('Stoneware mug');
    server.use(
      http.get('/api/products', ({ request }) =>
        request.url.includes('q=mug') ? delay('infinite') : undefined,
      ),
    );
    const cancel = vi.spyOn(XMLHttpRequest.prototype, 'abort');
    const field = screen.getByRole('searchbox');

    await customer.type(field, 'mug{Enter}');
    await customer.clear(field);
    await customer.type(field, 'lamp{Enter}');

    expect(await screen.findByText('1 product found for “lamp”')).toBeInTheDocument();
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('gets a way out when nothing matches', async () => {
    FakeShop.open();
    const { customer } = visit('/?q=teapot&sort=name');

    expect(await screen.findByText('Nothing matches that')).toBeInTheDocument();
    await customer.click(screen.getByRole('button', { name: 'Show all products' }));

    expect(await screen.findByText('3 products')).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(location.search).toBe('?sort=name');
  });

  it('steps back to all products, not through every word', async () => {
    FakeShop.open();
    const { customer } = visit('/');
    await screen.findByText('Stoneware mug');
    const field = screen.getByRole('searchbox');
    await customer.type(field, 'l{Enter}');
    await customer.type(field, 'amp{Enter}');
    await screen.findByText('1 product found for “lamp”');

    act(() => window.history.back());

    expect(await screen.findByText('3 products')).toBeInTheDocument();
    await waitFor(() => expect(field).toHaveValue(''));
  });
});

describe('a customer who filters and sorts', () => {
  it('sees what the address asks for', async () => {
    FakeShop.open();
    visit('/?inStock=true&minPrice=10&maxPrice=80&sort=-price');

    expect(await screen.findByText('2 products')).toBeInTheDocument();
    expect(names()).toEqual(['Reading lamp', 'Stoneware mug']);
    expect(screen.getByLabelText('In stock only')).toBeChecked();
    expect(screen.getByLabelText('Price from')).toHaveValue('10');
    expect(screen.getByLabelText('Price up to')).toHaveValue('80');
    expect(screen.getByLabelText('Sort by')).toHaveValue('-price');
  });

  it('finds each choice in the address', async () => {
    FakeShop.open();
    const { customer } = visit('/');
    await screen.findByText('3 products');

    await customer.selectOptions(screen.getByLabelText('Sort by'), 'Price, lowest first');
    await customer.click(screen.getByLabelText('In stock only'));
    await customer.type(screen.getByLabelText('Price up to'), '50,5');

    await waitFor(() => expect(location.search).toContain('maxPrice=50.50'));
    expect(location.search).toBe('?inStock=true&maxPrice=50.50&sort=price');
    expect(await screen.findByText('1 product')).toBeInTheDocument();
    expect(names()).toEqual(['Stoneware mug']);
  });

  it('unfolds the choices on a small screen, and sees how many are made', async () => {
    FakeShop.open();
    const { customer } = visit('/?q=lamp&inStock=true&maxPrice=80&sort=-price');
    await screen.findByText('1 product found for “lamp”');
    const unfold = screen.getByRole('button', { name: 'Filter and sort (3 choices)' });
    const choices = document.getElementById(unfold.getAttribute('aria-controls') ?? '');
    expect(choices).toContainElement(screen.getByLabelText('Sort by'));
    expect(choices).not.toContainElement(screen.getByRole('searchbox'));
    expect(unfold).toHaveAttribute('aria-expanded', 'false');
    expect(choices).toHaveClass('folded');

    await customer.click(unfold);

    expect(unfold).toHaveAttribute('aria-expanded', 'true');
    expect(choices).not.toHaveClass('folded');
    await customer.click(screen.getByLabelText('In stock only'));
    expect(await screen.findByText('Filter and sort (2 choices)')).toBe(unfold);
  });

  it('is told at the field what an amount is, and of crossed prices', async () => {
    FakeShop.open();
    const { customer } = visit('/?maxPrice=20');
    await screen.findByText('1 product');
    const least = screen.getByLabelText('Price from');

    await customer.type(least, 'cheap');
    expect(least).toBeInvalid();
    expect(screen.getByText(/such as 12.50/)).toBeInTheDocument();
    await customer.clear(least);
    await customer.type(least, '30');
    expect(screen.getByText('The lowest price is above the highest.')).toBeInTheDocument();
    await customer.tab();

    expect(location.search).toBe('?maxPrice=20');
    expect(names()).toEqual(['Stoneware mug']);
  });

  it('is told what of a link made no sense', async () => {
    FakeShop.open();
    visit('/?minPrice=cheap&sort=best&q=lamp&utm_source=letter');

    expect(
      await screen.findByText('We left out: minPrice, sort. Everything else is as the link says.'),
    );
    expect(await screen.findByText('1 product found for “lamp”')).toBeInTheDocument();
  });
});

describe('a long list', () => {
  it('grows at a click, goes on at the first that is new, and keeps the address true', async () => {
    withMugs(60);
    const { customer } = visit('/?sort=price');
    expect(await screen.findByText('The first 24 products; there are more.')).toBeInTheDocument();

    await customer.click(screen.getByRole('button', { name: 'Show more products' }));

    expect(await screen.findByText('The first 48 products; there are more.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Mug 25' })).toHaveFocus();
    expect(location.search).toBe('?sort=price&pages=2');
    await customer.click(screen.getByRole('button', { name: 'Show more products' }));
    expect(await screen.findByText('60 products')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show more products' })).not.toBeInTheDocument();
  });

  it('is as long after a reload or in another hand', async () => {
    withMugs(60);
    visit('/?sort=price&pages=2');

    expect(await screen.findByText('The first 48 products; there are more.')).toBeInTheDocument();
    expect(names()).toHaveLength(48);
  });

  it('says when more could not be loaded, keeps what is there and tries again', async () => {
    withMugs(30);
    const { customer } = visit('/?sort=price');
    await screen.findByText('The first 24 products; there are more.');
    server.use(http.get('/api/products', () => problem(500, 'Broken.')));

    await customer.click(screen.getByRole('button', { name: 'Show more products' }));

    expect(await screen.findByText('More products could not be loaded')).toBeInTheDocument();
    expect(names()).toHaveLength(24);
    server.resetHandlers();
    withMugs(30);
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('30 products')).toBeInTheDocument();
  });

  it('is where it was when the customer comes back', async () => {
    withMugs(26);
    const { customer } = visit('/?sort=price&pages=2');
    await screen.findByText('26 products');
    vi.stubGlobal('scrollY', 900);
    window.dispatchEvent(new Event('scroll'));
    await customer.click(screen.getByText('Mug 25'));
    await screen.findByRole('heading', { level: 1, name: 'Mug 25' });
    expect(window.scrollTo).toHaveBeenLastCalledWith(0, 0);

    act(() => window.history.back());

    await waitFor(() => expect(screen.getByText('Mug 25')).toHaveFocus());
    expect(names()).toHaveLength(26);
    expect(window.scrollTo).toHaveBeenLastCalledWith(0, 900);
    vi.unstubAllGlobals();
  });
});

describe('a slow shop', () => {
  it('is called slow after a while', async () => {
    FakeShop.open();
    server.use(http.get('/api/products', () => delay('infinite')));
    visit('/');

    expect(await screen.findByText('Loading products…')).toBeInTheDocument();
    expect(await screen.findByText(/slow to answer/)).toBeInTheDocument();
  });
});
