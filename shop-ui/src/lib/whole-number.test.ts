import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWholeNumber } from './whole-number';

const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
const locale = fc.constantFrom('en', 'de', 'ar', 'ar-EG', 'fa-IR', 'sv-SE');

describe('a whole number that is typed', () => {
  it('is read in any language’s digits and sign', () => {
    fc.assert(
      fc.property(number, locale, (value, language) => {
        const typed = new Intl.NumberFormat(language, { useGrouping: false }).format(value);
        expect(readWholeNumber(typed)).toBe(value);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['', '-', '1.5', '1e3', 'x', '12345678901', '--1'])('is not “%s”', (typed) => {
    expect(readWholeNumber(typed)).toBeUndefined();
  });
});
