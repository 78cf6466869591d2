// Our storefront, as a customer uses it.
'use strict';
const { counted, pictured } = require('../content');

const main = (page) => page.getByRole('main');
const cards = (page) => main(page).getByRole('list', { name: 'Products' }).getByRole('article');
const titled = (page, name) => main(page).getByRole('heading', { level: 1, name });
const search = (page) => main(page).getByRole('searchbox', { name: 'Search' });

module.exports = ({ product, found, words, listed }) => ({
  catalogue: '/',
  shows: {
    async catalogue(page) {
      await counted(cards(page), listed);
      await page.waitForLoadState('networkidle');
      await pictured(cards(page).locator('img'));
    },
    async product(page) {
      await titled(page, product).waitFor();
      await page.waitForLoadState('networkidle');
      await pictured(main(page).locator('article img'));
    },
  },
  productPath: (page) => cards(page).getByRole('link', { name: product }).getAttribute('href'),
  async search(page) {
    await search(page).click();
    await search(page).pressSequentially(words, { delay: 80 });
    await main(page).getByRole('status').filter({ hasText: `found for “${words}”` }).waitFor();
    await cards(page).filter({ hasText: found }).first().waitFor();
    await search(page).press('ControlOrMeta+a');
    await search(page).press('Delete');
    await counted(cards(page), listed);
  },
  async openProduct(page) {
    await cards(page).getByRole('link', { name: product }).click();
    await titled(page, product).waitFor();
  },
  async addToCart(page) {
    await main(page).getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('button', { name: 'View cart' }).click();
    await titled(page, 'Your cart').waitFor();
  },
  async changeQuantity(page) {
    const quantity = main(page).getByLabel(`Quantity of ${product}`);
    await quantity.focus();
    await quantity.press('ArrowDown');
    await page.getByRole('link', { name: /Cart 2 items/ }).waitFor();
  },
});
