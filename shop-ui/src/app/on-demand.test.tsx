import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { Suspense } from 'react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { renderInEnglish } from '@/testing/in-english';
import { server } from '@/testing/server';
import { onDemand } from './on-demand';
import { RouteFallback } from './route-fallback';
import { RouteLoading } from './route-loading';

describe('a page that is loaded on demand', () => {
  it('shows that it is on its way, says when it did not come, and comes at a click', async () => {
    server.use(http.get('/config.json', () => HttpResponse.error()));
    const load = vi
      .fn(async () => () => <h1>The page</h1>)
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const Page = onDemand('page', load);
    const { customer } = renderInEnglish(
      <MemoryRouter>
        <ErrorBoundary fallback={(retry, error) => <RouteFallback error={error} onRetry={retry} />}>
          <Suspense fallback={<RouteLoading />}>
            <Page />
          </Suspense>
        </ErrorBoundary>
      </MemoryRouter>,
    );
    expect(screen.getByText('Loading…')).toBeInTheDocument();

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This page could not be loaded');
    expect(alert).toHaveTextContent('check your connection');
    await customer.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('heading', { name: 'The page' })).toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is drawn at once where it was fetched before', async () => {
    const Page = onDemand('page', async () => () => <h1>The page</h1>);

    await Page.preload();
    renderInEnglish(
      <Suspense fallback={<RouteLoading />}>
        <Page />
      </Suspense>,
    );

    expect(screen.getByRole('heading', { name: 'The page' })).toBeInTheDocument();
  });

  it('comes when it is shown where it could not be fetched before', async () => {
    const load = vi
      .fn(async () => () => <h1>The page</h1>)
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const Page = onDemand('page', load);

    await Page.preload();
    renderInEnglish(
      <Suspense fallback={<RouteLoading />}>
        <Page />
      </Suspense>,
    );

    expect(await screen.findByRole('heading', { name: 'The page' })).toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
