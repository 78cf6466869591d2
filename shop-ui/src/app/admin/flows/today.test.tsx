import { screen, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { FakeOffice } from '@/testing/fake-office';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

describe('the figures of today', () => {
  it('are what came in, what waits, and what runs out', async () => {
    FakeOffice.open();
    visit('/admin');

    const today = await screen.findByRole('region', { name: 'Today' });
    expect(within(today).getByText('Revenue today').nextSibling).toHaveTextContent('€112.30');
    expect(within(today).getByText('Orders today').nextSibling).toHaveTextContent('3');
    const waiting = within(today).getByRole('link', { name: '2' });
    expect(waiting).toHaveAttribute('href', '/admin/orders?status=pending');
    const low = screen.getByRole('region', { name: 'Running out' });
    expect(low).toHaveTextContent('Wool scarfSold out');
    expect(low).toHaveTextContent('Reading lamp3 left');
    expect(within(low).getByRole('link', { name: 'Wool scarf' })).toHaveAttribute(
      'href',
      '/admin/products/3',
    );
  });

  it('draw the week as a picture with a sentence, and tell every day to who asks', async () => {
    FakeOffice.open();
    const { customer } = visit('/admin');

    const name =
      /€655.05 in the last seven days. The best day was Tuesday, November 24, with €300.25/;
    expect(await screen.findByRole('img', { name })).toBeInTheDocument();
    expect(screen.getByText('24 Tue')).toHaveClass('dated');
    expect(screen.getByText('Tue')).toHaveClass('weekday');
    await customer.click(screen.getByText('The figures of each day'));
    const table = screen.getByRole('table', { name: 'The last seven days' });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(8);
    expect(rows[2]).toHaveTextContent('Saturday, November 21');
    expect(within(table).getByRole('rowheader', { name: /November 21/ })).toBeInTheDocument();
  });

  it('are those of the days where the owner is', async () => {
    FakeOffice.open();
    const zones: (string | null)[] = [];
    server.use(
      http.get('/api/admin/summary', ({ request }) => {
        zones.push(new URL(request.url).searchParams.get('zone'));
        return undefined;
      }),
    );
    visit('/admin');

    await screen.findByRole('region', { name: 'Today' });
    expect(zones).toEqual([new Intl.DateTimeFormat().resolvedOptions().timeZone]);
  });

  it('stay in view, said to be old, while the shop does not answer', async () => {
    FakeOffice.open();
    visit('/admin');
    await screen.findByText(/^As of [\d:]+\s?[AP]M$/);

    server.use(http.get('/api/admin/summary', () => problem(503, 'Away.')));
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000);
    window.dispatchEvent(new Event('visibilitychange'));

    expect(await screen.findByText(/the shop does not answer just now/)).toBeInTheDocument();
    expect(screen.getByText('Revenue today').nextSibling).toHaveTextContent('€112.30');
  });

  it('say so and heal when they could not be loaded', async () => {
    FakeOffice.open();
    server.use(http.get('/api/admin/summary', () => problem(500, 'Broken.')));
    const { customer } = visit('/admin');
    expect(await screen.findByText('The figures could not be loaded')).toBeInTheDocument();

    server.resetHandlers();
    FakeOffice.open();
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Today' })).toBeInTheDocument();
  });

  it('say when nothing was sold and nothing runs out', async () => {
    FakeOffice.open();
    const none = { orders: 0, revenue: 0 };
    const days = [{ date: '2026-11-26', ...none }];
    const today = { date: '2026-11-26', ...none, byStatus: {} };
    const summary = { zone: 'UTC', today, days, lowStock: [] };
    server.use(http.get('/api/admin/summary', () => Response.json(summary)));
    visit('/admin');

    expect(await screen.findByText('There is enough of everything.')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: /Nothing was sold/ })).toBeInTheDocument();
  });
});
