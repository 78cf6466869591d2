import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Languages } from '@/lib/i18n/languages';
import { FakeShop } from '@/testing/fake-shop';
import { visit } from '@/testing/visit';

function openShop(locales: Languages, browser: readonly string[] = ['en-US']) {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(browser);
  const shop = FakeShop.open();
  shop.configuration = { ...shop.configuration, locales };
  return shop;
}

afterEach(() => vi.doUnmock('@/locales/de.json'));

describe('the language of the shop', () => {
  it('is the best that the customer’s browser asks for', async () => {
    openShop(['en', 'de'], ['fr', 'de-AT', 'en']);
    visit('/');

    expect(await screen.findByRole('heading', { name: 'Alle Produkte' })).toBeInTheDocument();
    expect(await screen.findByText('€ 18,90')).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('lang', 'de');
    expect(document.documentElement).toHaveAttribute('dir', 'ltr');
  });

  it('is the first that the shop offers when the browser asks for none of them', async () => {
    openShop(['de', 'ar'], ['en-US', 'fr']);
    visit('/');

    expect(await screen.findByRole('heading', { name: 'Alle Produkte' })).toBeInTheDocument();
  });

  it('is written from right to left where it is read so', async () => {
    openShop(['ar']);
    visit('/');

    expect(await screen.findByRole('heading', { name: 'كل المنتجات' })).toBeInTheDocument();
    expect(await screen.findByText('بقيت 3 قطع فقط')).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('dir', 'rtl');
  });

  it('is what the customer chose the last time', async () => {
    localStorage.setItem('language', 'de');
    openShop(['en', 'de']);
    visit('/');

    expect(await screen.findByRole('heading', { name: 'Alle Produkte' })).toBeInTheDocument();
  });

  it('is never one that the shop no longer offers', async () => {
    localStorage.setItem('language', 'de');
    openShop(['en']);
    visit('/');

    expect(await screen.findByRole('heading', { name: 'All products' })).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('lang', 'en');
  });

  it('says so in a few words of its own when its words cannot be loaded, and heals', async () => {
    vi.doMock('@/locales/de.json', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    openShop(['de'], ['de']);
    sessionStorage.setItem('reloaded-for', 'shop-de');
    const { customer } = visit('/');
    expect(await screen.findByText('Der Shop konnte nicht geöffnet werden')).toBeInTheDocument();

    vi.doUnmock('@/locales/de.json');
    await customer.click(screen.getByRole('button', { name: 'Noch einmal versuchen' }));

    await waitFor(() => expect(document.title).toBe('Alle Produkte · Acme'));
  });
});
