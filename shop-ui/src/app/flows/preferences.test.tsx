import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Languages } from '@/lib/i18n/languages';
import { FakeShop } from '@/testing/fake-shop';
import { visit } from '@/testing/visit';

function openShop(locales: Languages) {
  const shop = FakeShop.open();
  shop.configuration = { ...shop.configuration, locales };
}

afterEach(() => {
  vi.doUnmock('@/locales/ar.json');
  delete document.documentElement.dataset.theme;
});

describe('a customer’s preferences', () => {
  it('change the language of the page and keep it', async () => {
    openShop(['en', 'de']);
    const { customer } = visit('/products/1');
    await screen.findByRole('heading', { name: 'Stoneware mug' });

    await customer.selectOptions(screen.getByLabelText('Language'), 'Deutsch');

    expect(await screen.findByRole('button', { name: 'In den Warenkorb' })).toBeInTheDocument();
    expect(screen.getByLabelText('Sprache')).toHaveFocus();
    expect(document.documentElement).toHaveAttribute('lang', 'de');
    expect(localStorage.getItem('language')).toBe('de');
  });

  it('offer no language where there is only one', async () => {
    openShop(['en']);
    visit('/');

    expect(await screen.findByLabelText('Appearance')).toBeInTheDocument();
    expect(screen.queryByLabelText('Language')).not.toBeInTheDocument();
  });

  it('leave the page as it is when a language cannot be loaded, and try again at a click', async () => {
    vi.doMock('@/locales/ar.json', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    openShop(['en', 'ar']);
    const { customer } = visit('/');
    await screen.findByText('Stoneware mug');
    sessionStorage.setItem('reloaded-for', 'shop-ar');

    await customer.selectOptions(screen.getByLabelText('Language'), 'العربية');
    expect(await screen.findByText(/The language could not be changed/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'All products' })).toBeInTheDocument();
    expect(screen.getByLabelText('Language')).toHaveValue('en');

    vi.doUnmock('@/locales/ar.json');
    await customer.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'كل المنتجات' })).toBeInTheDocument();
  });

  it('make it dark, and keep it so', async () => {
    openShop(['en']);
    const { customer, unmount } = visit('/');

    await customer.selectOptions(await screen.findByLabelText('Appearance'), 'Dark');
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
    unmount();

    visit('/');
    expect(await screen.findByLabelText('Appearance')).toHaveDisplayValue('Dark');
  });
});

describe('a new page', () => {
  it('is spoken by its title, the first one by the browser alone', async () => {
    openShop(['en']);
    const { customer, container } = visit('/');
    await screen.findByText('Stoneware mug');
    const spoken = () => container.querySelector('p[aria-live="polite"]')?.textContent;
    expect(spoken()).toBe('');

    await customer.click(screen.getByRole('link', { name: 'Stoneware mug' }));

    await waitFor(() => expect(spoken()).toBe('Stoneware mug · Acme'));
  });
});
