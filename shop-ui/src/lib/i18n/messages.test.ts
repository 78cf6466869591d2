import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '@/testing/english';

const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\\u0041', '\\x41', '{name}', '#', "'{'", '<0>', '%s', '$&', '\\\\u0041'),
);

describe('a message', () => {
  it('says every value as it is, whatever is in it', () => {
    fc.assert(
      fc.property(anything, fc.nat({ max: 999 }), (name, quantity) => {
        expect(english('order.line', { quantity, name })).toBe(`${quantity} × ${name}`);
      }),
      { numRuns: 500 },
    );
  });

  it('counts', () => {
    const link = (count: number) => english('cart.link', { count });
    expect([0, 1, 2, 1200].map(link)).toEqual([
      'Cart',
      'Cart 1 item',
      'Cart 2 items',
      'Cart 1,200 items',
    ]);
  });
});
