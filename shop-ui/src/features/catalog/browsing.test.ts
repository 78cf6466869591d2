import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hundredths } from '@/lib/money';
import { type Browsing, queryOf, readBrowsing, SORTS, toWords, writeBrowsing } from './browsing';

const amount = fc.integer({ min: 0, max: 99_999_999_99 }).map((value) => value as Hundredths);
const prices = fc
  .tuple(fc.option(amount, { nil: undefined }), fc.option(amount, { nil: undefined }))
  .map(([one, other]) =>
    one !== undefined && other !== undefined && other < one ? [other, one] : [one, other],
  );
const browsings = fc
  .record({
    words: fc.string({ unit: 'grapheme', maxLength: 120 }).map(toWords),
    inStock: fc.boolean(),
    sort: fc.constantFrom(...SORTS),
    pages: fc.integer({ min: 1, max: 40 }),
    prices,
  })
  .map(({ prices: [minPrice, maxPrice], ...rest }): Browsing => ({ ...rest, minPrice, maxPrice }));

const names = fc.constantFrom(
  'q',
  'inStock',
  'minPrice',
  'maxPrice',
  'sort',
  'pages',
  'utm_source',
);
const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('true', '1e3', '-5', '12.345', '0', 'newest', '-price', '999999', '7', '9,50'),
);
const addresses = fc.array(fc.tuple(names, values), { maxLength: 12 });

describe('the address of the catalogue', () => {
  it('says all that a customer looks for, and is read as it was written', () => {
    fc.assert(
      fc.property(browsings, (browsing) => {
        const address = `?${writeBrowsing(browsing)}`;
        expect(readBrowsing(new URLSearchParams(address))).toEqual({ browsing, ignored: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('may be anything: it is read as something that the API takes, and then stays the same', () => {
    fc.assert(
      fc.property(addresses, (pairs) => {
        const { browsing } = readBrowsing(new URLSearchParams(pairs));
        expect(readBrowsing(writeBrowsing(browsing))).toEqual({ browsing, ignored: [] });
        expect(takenByTheApi(queryOf(browsing))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('names what it could not make sense of', () => {
    const read = (address: string) => readBrowsing(new URLSearchParams(address)).ignored;
    expect(read('minPrice=cheap&sort=best&pages=0&inStock=maybe')).toEqual([
      'minPrice',
      'inStock',
      'sort',
      'pages',
    ]);
    expect(read('minPrice=20&maxPrice=10')).toEqual(['maxPrice']);
    expect(read('utm_source=letter&q=mug')).toEqual([]);
  });

  it('reads amounts as people write them', () => {
    const read = (minPrice: string) =>
      readBrowsing(new URLSearchParams({ minPrice })).browsing.minPrice;
    expect(['12', '12.5', '12,50', ' 12. ', '١٢٫٥'].map(read)).toEqual([
      1200, 1250, 1250, 1200, 1250,
    ]);
  });
});

/** The contract of shop-api/openapi.json. */
function takenByTheApi({ q, inStock, minPrice, maxPrice, sort }: Record<string, string>): boolean {
  const price = /^[0-9]{1,8}(\.[0-9]{1,2})?$/;
  return (
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as the contract writes it
    (q === undefined || /^[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$/.test(q)) &&
    [...(q ?? '')].length <= 100 &&
    (inStock === undefined || inStock === 'true') &&
    (minPrice === undefined || price.test(minPrice)) &&
    (maxPrice === undefined ||
      (price.test(maxPrice) && Number(maxPrice) >= Number(minPrice ?? 0))) &&
    SORTS.some((known) => known === sort)
  );
}
