import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { server } from '@/testing/server';
import { loadPart, PartError } from './load-part';
import { reloadPage } from './reload-page';

vi.mock('./reload-page');

const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

function shopAnswers(answer = () => HttpResponse.json({})) {
  server.use(http.get('/config.json', answer));
}

describe('a part of the application', () => {
  beforeEach(() => vi.mocked(reloadPage).mockClear());

  it('is what was asked for', async () => {
    await expect(loadPart('cart', async () => 'the cart')).resolves.toBe('the cart');
    expect(reloadPage).not.toHaveBeenCalled();
  });

  it('that a new release took away makes the page load anew, and only once', async () => {
    shopAnswers();
    void loadPart('cart', missing);
    await vi.waitFor(() => expect(reloadPage).toHaveBeenCalledOnce());

    await expect(loadPart('cart', missing)).rejects.toThrow(PartError);
    expect(reloadPage).toHaveBeenCalledOnce();
  });

  it('may be asked for once more by hand, which loads the page anew again', async () => {
    shopAnswers();
    void loadPart('cart', missing);
    await vi.waitFor(() => expect(reloadPage).toHaveBeenCalledOnce());
    await expect(loadPart('cart', missing)).rejects.toThrow(PartError);

    void loadPart('cart', missing);

    await vi.waitFor(() => expect(reloadPage).toHaveBeenCalledTimes(2));
  });

  it('does not take the page away when there is no connection', async () => {
    shopAnswers(() => HttpResponse.error());

    await expect(loadPart('cart', missing)).rejects.toThrow(PartError);
    expect(reloadPage).not.toHaveBeenCalled();
  });

  it('does not take the page away where nothing can be remembered', async () => {
    shopAnswers();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });

    await expect(loadPart('cart', missing)).rejects.toThrow(PartError);
    expect(reloadPage).not.toHaveBeenCalled();
  });

  it('leaves other parts their one reload', async () => {
    shopAnswers();
    void loadPart('cart', missing);
    await vi.waitFor(() => expect(reloadPage).toHaveBeenCalledOnce());
    await loadPart('shop-en', async () => 'words');

    await expect(loadPart('cart', missing)).rejects.toThrow(PartError);
    await soon();
    expect(reloadPage).toHaveBeenCalledOnce();
  });
});
