import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hundredths } from './money';
import { readPrice, toDecimal, writePrice } from './price-text';

const price = fc.integer({ min: 0, max: 99_999_999_99 }).map((value) => value as Hundredths);
const locale = fc.constantFrom(
  'en-US',
  'en-IN',
  'de-DE',
  'de-AT',
  'de-CH',
  'ar-EG',
  'ar-u-nu-latn',
);
const places = fc.constantFrom(0, 2, 3);
const numerals = fc.constantFrom('latn', 'arab', 'arabext');
const RUNS = { numRuns: 500 };

const written = (amount: number, language: string, options: Intl.NumberFormatOptions = {}) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 2, ...options }).format(amount / 100);

describe('a price that is typed', () => {
  it('is read back as it was written, in every language', () => {
    fc.assert(
      fc.property(price, locale, places, (amount, language, digits) => {
        expect(readPrice(writePrice(amount, language, digits), language)).toEqual({
          price: amount,
        });
      }),
      RUNS,
    );
  });

  it('is read with groups of thousands and in any digits', () => {
    fc.assert(
      fc.property(
        price,
        fc.constantFrom('en', 'de', 'ar'),
        numerals,
        (amount, language, digits) => {
          const typed = written(amount, `${language}-u-nu-${digits}`, { useGrouping: true });
          expect(readPrice(typed, `${language}-u-nu-${digits}`)).toEqual({ price: amount });
        },
      ),
      RUNS,
    );
  });

  it('is understood with the other language’s separator where it can mean nothing else', () => {
    fc.assert(
      fc.property(price, fc.constantFrom('en', 'de', 'ar'), (amount, language) => {
        const [whole, fraction] = [Math.floor(amount / 100), String(amount % 100).padStart(2, '0')];
        for (const separator of ['.', ',', '٫', '،']) {
          expect(readPrice(`${whole}${separator}${fraction}`, language)).toEqual({ price: amount });
        }
      }),
      RUNS,
    );
  });

  it('keeps its meaning through spaces and marks that come along when it is pasted', () => {
    const noise = fc.constantFrom(' ', '\u00a0', '\u202f', '\u200e', '\u200f', '\u061c');
    fc.assert(
      fc.property(price, locale, noise, noise, (amount, language, before, after) => {
        const typed = `${before}${writePrice(amount, language)}${after}`;
        expect(readPrice(typed, language)).toEqual({ price: amount });
      }),
      RUNS,
    );
  });

  it('is a whole number of hundredths in range or a problem, whatever is typed', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'0123456789٠٣۹.,٫٬ -+e€x') });
    fc.assert(
      fc.property(fc.oneof(keys, fc.string()), locale, (typed, language) => {
        const reading = readPrice(typed, language);
        if ('problem' in reading) return;
        expect(Number.isSafeInteger(reading.price)).toBe(true);
        expect(reading.price).toBeGreaterThanOrEqual(0);
        expect(reading.price).toBeLessThanOrEqual(99_999_999_99);
      }),
      { numRuns: 2000 },
    );
  });

  it('reaches the API as the very decimal', () => {
    fc.assert(
      fc.property(price, (amount) => {
        const [whole, fraction] = [Math.floor(amount / 100), String(amount % 100).padStart(2, '0')];
        const shortest = fraction === '00' ? `${whole}` : `${whole}.${fraction}`.replace(/0$/, '');
        expect(JSON.stringify(toDecimal(amount))).toBe(shortest);
      }),
      RUNS,
    );
  });

  it.each([
    ['1.234', 'en', 'places'],
    ['1,234', 'de', 'places'],
    ['12.345,678', 'de', 'places'],
    ['', 'en', 'empty'],
    [' \u200f', 'ar', 'empty'],
    ['-1', 'en', 'unreadable'],
    ['1e3', 'en', 'unreadable'],
    ['€ 5', 'en', 'unreadable'],
    ['1,23,45', 'en', 'unreadable'],
    ['1.2.3', 'de', 'unreadable'],
    ['1,000,00', 'en', 'unreadable'],
    ['12.', 'en', 'unreadable'],
    ['100000000', 'en', 'large'],
    ['100.000.000,00', 'de', 'large'],
  ])('is refused as “%s” in %s, being %s', (typed, language, problem) => {
    expect(readPrice(typed, language)).toEqual({ problem });
  });

  it.each([
    ['1.234', 'de', 123_400],
    ['1,234', 'en', 123_400],
    ['1’234.50', 'de-CH', 123_450],
    ['١٬٢٣٤٫٥٠', 'ar', 123_450],
    ['12,5', 'en', 1_250],
    ['0012', 'en', 1_200],
  ])('is “%s” in %s: %i hundredths', (typed, language, hundredths) => {
    expect(readPrice(typed, language)).toEqual({ price: hundredths });
  });
});
