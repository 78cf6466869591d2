import { act, screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { FakeShop, problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';

function goAway() {
  server.use(http.all('/api/*', () => problem(502, 'The shop cannot be reached.')));
}

function comeBack() {
  server.resetHandlers();
  return FakeShop.open();
}

/** Another page load, in which the browser still has what it kept. */
async function seenBefore() {
  FakeShop.open();
  const { unmount } = visit('/');
  await screen.findByText('Stoneware mug');
  unmount();
}

describe('when the shop is away', () => {
  it('shows the catalogue as it was last seen, says how old it is, and heals by itself', async () => {
    await seenBefore();
    const later = Date.now() + 2 * 60 * 60_000;
    vi.spyOn(Date, 'now').mockImplementation(() => later);
    goAway();
    visit('/');

    expect(await screen.findByText('The shop cannot be reached just now')).toBeInTheDocument();
    expect(screen.getByText('Stoneware mug')).toBeInTheDocument();
    expect(screen.getByText(/as they were 2 hours ago/)).toBeInTheDocument();

    const mug = comeBack().products.get(1);
    if (mug) mug.name = 'Porcelain mug';
    expect(await screen.findByText('Porcelain mug')).toBeInTheDocument();
    expect(screen.queryByText('The shop cannot be reached just now')).not.toBeInTheDocument();
    expect(screen.getAllByText(/The shop is back/)).toHaveLength(1);
  });

  it('opens a product that a list has shown', async () => {
    await seenBefore();
    goAway();
    const { customer } = visit('/');
    await screen.findByText('The shop cannot be reached just now');

    await customer.click(screen.getByRole('link', { name: 'Reading lamp' }));

    expect(await screen.findByText('Warm light where you need it.')).toBeInTheDocument();
  });

  it('heals a page that had nothing to show', async () => {
    FakeShop.open();
    goAway();
    visit('/');
    expect(await screen.findByText('The products could not be loaded')).toBeInTheDocument();

    comeBack();

    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
    expect(screen.queryByText('The products could not be loaded')).not.toBeInTheDocument();
  });

  it('does not take one failing call for an absence', async () => {
    FakeShop.open();
    server.use(http.get('/api/products', () => problem(503, 'Too busy.')));
    visit('/');

    expect(await screen.findByText('The products could not be loaded')).toBeInTheDocument();
    expect(screen.queryByText('The shop cannot be reached just now')).not.toBeInTheDocument();
  });

  it('does not show what is older than a week, or was kept in another form', async () => {
    await seenBefore();
    const later = Date.now() + 8 * 24 * 60 * 60_000;
    vi.spyOn(Date, 'now').mockImplementation(() => later);
    goAway();
    const { unmount } = visit('/');
    expect(await screen.findByText('The products could not be loaded')).toBeInTheDocument();
    unmount();

    localStorage.setItem('last-seen-1', '{"broken');
    comeBack();
    visit('/');
    expect(await screen.findByText('Stoneware mug')).toBeInTheDocument();
  });

  it('says of a list that fails alone from when it is', async () => {
    await seenBefore();
    FakeShop.open();
    server.use(http.get('/api/products', () => problem(500, 'Broken.')));
    const later = Date.now() + 10 * 60_000;
    vi.spyOn(Date, 'now').mockImplementation(() => later);
    const { customer } = visit('/');

    expect(await screen.findByText('This could not be refreshed')).toBeInTheDocument();
    expect(screen.getByText('Stoneware mug')).toBeInTheDocument();
    comeBack();
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByText('This could not be refreshed')).not.toBeInTheDocument(),
    );
  });
});

describe('when the browser is offline', () => {
  it('says so, and is up to date again when it is back', async () => {
    FakeShop.open();
    visit('/');
    await screen.findByText('Stoneware mug');
    server.use(http.all('/api/*', () => HttpResponse.error()));
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);

    act(() => void window.dispatchEvent(new Event('offline')));
    expect(await screen.findByText('You are offline')).toBeInTheDocument();

    const mug = comeBack().products.get(1);
    if (mug) mug.name = 'Porcelain mug';
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('online')));
    expect(await screen.findByText('Porcelain mug')).toBeInTheDocument();
    expect(screen.queryByText('You are offline')).not.toBeInTheDocument();
  });

  it('does not believe a browser that guesses wrongly', async () => {
    FakeShop.open();
    visit('/');
    await screen.findByText('Stoneware mug');

    act(() => void window.dispatchEvent(new Event('offline')));
    await act(() => new Promise((resolve) => setTimeout(resolve, 200)));

    expect(screen.queryByText(/offline|cannot be reached/)).not.toBeInTheDocument();
  });
});
