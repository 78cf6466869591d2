import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/lib/query-client';
import { renderInEnglish } from '@/testing/in-english';
import { AdminWords } from './admin-words';

function open() {
  return renderInEnglish(
    <QueryClientProvider client={createQueryClient(() => 1)}>
      <AdminWords>
        <h1>The owner’s area</h1>
      </AdminWords>
    </QueryClientProvider>,
  );
}

afterEach(() => vi.doUnmock('@/locales/admin/en.json'));

describe('the owner’s words', () => {
  it('are there before the owner’s area is', async () => {
    open();
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();

    expect(await screen.findByRole('heading', { name: 'The owner’s area' })).toBeInTheDocument();
  });

  it('can be asked for again when they did not come', async () => {
    vi.doMock('@/locales/admin/en.json', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    sessionStorage.setItem('reloaded-for', 'admin-en');
    const { customer } = open();
    expect(await screen.findByText('This page has a problem')).toBeInTheDocument();

    vi.doUnmock('@/locales/admin/en.json');
    await customer.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('heading', { name: 'The owner’s area' })).toBeInTheDocument();
  });
});
