import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hundredths, moneyFormat, sum, times, toHundredths } from './money';

/** Every price NUMERIC(10,2) can hold, as the JSON number the API writes. */
const hundredths = fc.integer({ min: 0, max: 99_999_999_99 }).map((value) => value as Hundredths);
const asDecimal = (amount: number) => Number((amount / 100).toFixed(2));

describe('money', () => {
  it('reads every price of the API without loss', () => {
    fc.assert(
      fc.property(hundredths, (amount) => {
        expect(toHundredths(asDecimal(amount))).toBe(amount);
      }),
      { numRuns: 1000 },
    );
  });

  it('sums exactly and in any order', () => {
    fc.assert(
      fc.property(fc.array(hundredths, { maxLength: 50 }), (amounts) => {
        const exact = amounts.reduce((total, amount) => total + BigInt(amount), 0n);
        expect(BigInt(sum(amounts))).toBe(exact);
        expect(sum(amounts.toReversed())).toBe(sum(amounts));
      }),
    );
  });

  it('multiplies as often as it would add', () => {
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 0, max: 99 }), (price, quantity) => {
        expect(times(price, quantity)).toBe(sum(Array.from({ length: quantity }, () => price)));
      }),
    );
  });

  it('shows every digit of an amount', () => {
    fc.assert(
      fc.property(hundredths, fc.constantFrom('EUR', 'USD', 'JPY', 'KWD'), (amount, currency) => {
        const digits = moneyFormat(currency, 'en-US')(amount).replace(/[^0-9.]/g, '');
        expect(Math.round(Number(digits) * 100)).toBe(amount);
      }),
    );
  });

  it('writes amounts as the currency is written', () => {
    expect(moneyFormat('EUR', 'en-IE')(1890 as Hundredths)).toBe('€18.90');
    expect(moneyFormat('JPY', 'en-US')(180000 as Hundredths)).toBe('¥1,800');
    expect(moneyFormat('JPY', 'en-US')(180050 as Hundredths)).toBe('¥1,800.5');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])('refuses %s as an amount', (value) => {
    expect(() => toHundredths(value)).toThrow(RangeError);
  });
});
