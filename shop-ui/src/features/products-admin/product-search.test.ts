import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProductSearch, writeProductSearch } from './product-search';

const params = fc
  .array(
    fc.tuple(fc.constantFrom('q', 'stock', 'after'), fc.string({ unit: 'binary', maxLength: 150 })),
  )
  .map((entries) => new URLSearchParams(entries));

describe('the address of a list of products', () => {
  it('asks the API for what it takes, whatever is in it', () => {
    fc.assert(
      fc.property(params, (address) => {
        const { words, stock, after } = readProductSearch(address);
        if (words !== undefined) {
          expect(words).not.toMatch(/\p{Cc}/u);
          expect(words.length).toBeGreaterThan(0);
          expect(words.length).toBeLessThanOrEqual(100);
        }
        expect([undefined, 'some', 'none']).toContain(stock);
        expect(after?.length ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(params, (address) => {
        const search = readProductSearch(address);
        const written = new URLSearchParams(writeProductSearch(search).toString());
        expect(readProductSearch(written)).toEqual(search);
      }),
      { numRuns: 500 },
    );
  });
});
