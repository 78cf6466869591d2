// EverShop's storefront, as a customer uses it. Its parts have names in their classes, and few others.
'use strict';
const { counted, pictured } = require('../content');

const cards = (page) => page.locator('.product__list__item__inner');
const card = (page, name) => page.locator('a.product__list__link').filter({ hasText: name });
const title = (page, name) => page.locator('h1').filter({ hasText: name });

module.exports = ({ product, found, words, listed }) => ({
  catalogue: '/kitchen',
  shows: {
    async catalogue(page) {
      await counted(cards(page), listed);
      await page.waitForLoadState('networkidle');
      await pictured(cards(page).locator('img'));
    },
    async product(page) {
      await title(page, product).waitFor();
      await page.waitForLoadState('networkidle');
      await pictured(page.locator('.main-image-container img'));
    },
  },
  productPath: async (page) => new URL(await card(page, product).evaluate((link) => link.href)).pathname,
  async search(page) {
    await page.locator('.search__icon').click();
    const field = page.getByPlaceholder('Search');
    await field.pressSequentially(words, { delay: 80 });
    await page.locator('.search__results').getByText(found).waitFor();
    await field.press('ControlOrMeta+a');
    await field.press('Delete');
    await page.locator('.search__input__container .close-icon').click();
  },
  async openProduct(page) {
    await card(page, product).click();
    await title(page, product).waitFor();
    await page.waitForLoadState('networkidle');
  },
  async addToCart(page) {
    await page.getByRole('button', { name: 'Add to cart' }).first().click();
    await page.locator('.minicart__viewcart__button').click();
    await page.locator('.cart__item').waitFor();
    await page.waitForLoadState('networkidle');
  },
  async changeQuantity(page) {
    await page.locator('.cart__item button').nth(1).click();
    await page.locator('.cart__item').getByText('2', { exact: true }).waitFor();
  },
});
