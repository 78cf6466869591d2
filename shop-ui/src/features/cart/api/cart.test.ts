import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hundredths } from '@/lib/money';
import { type Cart, countOf, EMPTY_CART, withMore, without, withQuantity } from './cart';

const ware = fc.record({
  productId: fc.integer({ min: 1, max: 6 }),
  name: fc.constant('Mug'),
  price: fc.integer({ min: 0, max: 99_999_999_99 }).map((value) => value as Hundredths),
  stockQuantity: fc.nat({ max: 30 }),
});
const quantity = fc.integer({ min: 1, max: 999 });
const place = fc.nat({ max: 5 });

type Step = (cart: Cart) => Cart;
const idAt = (cart: Cart, at: number) => cart.items[at]?.id ?? 0;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(ware, quantity).map(
    ([it, more]): Step =>
      (cart) =>
        withMore(cart, it, more),
  ),
  fc.tuple(place, quantity).map(
    ([at, many]): Step =>
      (cart) =>
        withQuantity(cart, idAt(cart, at), many),
  ),
  place.map(
    (at): Step =>
      (cart) =>
        without(cart, idAt(cart, at)),
  ),
);
const cart = fc
  .array(step, { maxLength: 20 })
  .map((steps) => steps.reduce<Cart>((before, change) => change(before), EMPTY_CART));

describe('the arithmetic of the cart', () => {
  it('makes the total the exact sum of the lines that can be bought', () => {
    fc.assert(
      fc.property(cart, ({ items, total }) => {
        const lines = items.filter((item) => item.quantity <= item.stockQuantity);
        const exact = lines.reduce((sum, { price, quantity: of }) => sum + price * of, 0);
        expect(total).toBe(exact);
        expect(Number.isInteger(total)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('holds every product once, in an order that no change disturbs', () => {
    fc.assert(
      fc.property(cart, ({ items }) => {
        const products = items.map((item) => item.productId);
        expect(products).toEqual([...new Set(products)].toSorted((one, other) => one - other));
      }),
      { numRuns: 300 },
    );
  });

  it('counts what is added and forgets what is removed', () => {
    fc.assert(
      fc.property(cart, ware, quantity, (before, it, more) => {
        const after = withMore(before, it, more);
        expect(countOf(after)).toBe(countOf(before) + more);
        const line = after.items.find((item) => item.productId === it.productId);
        expect(countOf(without(after, line?.id ?? 0))).toBe(
          countOf(after) - (line?.quantity ?? Number.NaN),
        );
      }),
      { numRuns: 300 },
    );
  });
});
