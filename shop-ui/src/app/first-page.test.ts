import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/lib/query-client';
import { FakeShop } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';
import { fetchFirstPage } from './first-page';
import { ADMIN, PAGES } from './pages';

/** The questions that the API is asked for products from now on. */
function questions() {
  const asked: string[] = [];
  server.use(
    http.get('/api/products', ({ request }) => void asked.push(new URL(request.url).search)),
  );
  return asked;
}

describe('what the first page is made of', () => {
  it.each([
    ['/', '/'],
    ['/products/7', '/products/:id'],
    ['/cart', '/cart'],
    ['/checkout', '/checkout'],
    ['/orders/9', '/orders/:id'],
    ['/nowhere/at/all', '*'],
    ['/admin/orders', '/admin/*'],
  ])('is at %s the part for %s alone', (pathname, path) => {
    FakeShop.open();
    const preloads = [ADMIN, ...PAGES].map(({ path: of, Page }) => {
      const preload = vi.spyOn(Page, 'preload').mockResolvedValue(undefined);
      return { of, preload };
    });

    fetchFirstPage(createQueryClient(), { pathname, search: '' });

    const begun = preloads.filter(({ preload }) => preload.mock.calls.length > 0);
    expect(begun.map(({ of }) => of)).toEqual([path]);
  });

  it('is asked of the API once, as the address says, before the page is drawn', async () => {
    FakeShop.open();
    const asked = questions();
    const search = '?q=mug&sort=name';
    const queries = createQueryClient();

    fetchFirstPage(queries, { pathname: '/', search });
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    const { findByText } = visit(`/${search}`, queries);

    expect(await findByText('1 product found for “mug”')).toBeInTheDocument();
    expect(asked).toEqual(['?q=mug&sort=name&limit=24']);
  });

  /** A replica of the API that is new when the database goes away has read this and no more. */
  it('asks in the words in which the API reads it before anybody comes', async () => {
    FakeShop.open();
    const asked = questions();

    fetchFirstPage(createQueryClient(), { pathname: '/', search: '' });

    await vi.waitFor(() => expect(asked).toEqual(['?sort=newest&limit=24']));
  });

  it('asks for no products where another page begins', async () => {
    FakeShop.open();
    const asked = questions();
    const queries = createQueryClient();

    fetchFirstPage(queries, { pathname: '/cart', search: '' });
    const { findByText } = visit('/cart', queries);

    expect(await findByText('Your cart is empty')).toBeInTheDocument();
    expect(asked).toEqual([]);
  });
});
