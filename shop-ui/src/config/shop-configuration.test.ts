import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLanguage, LANGUAGES } from '@/lib/i18n/languages';
import { ConfigurationError, parseShopConfiguration } from './shop-configuration';

const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/);
const valid = fc.record({
  environment: word,
  shopName: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((name) => `S${name}`),
  currency: fc.stringMatching(/^[A-Z]{3}$/),
  locales: fc.shuffledSubarray([...LANGUAGES], { minLength: 1 }),
});
const field = fc.constantFrom('environment', 'shopName', 'currency', 'locales');
const unusable = fc.oneof(
  fc.constantFrom(undefined, null, '', '   ', 'eu', 'euro', 'x'.repeat(200)),
  fc.integer(),
  fc.array(fc.anything()),
);
const unusableLocales = fc.oneof(
  fc.constantFrom([], ['en', 'en'], ['en', 'fr'], ['EN'], ['de', ''], 'en', { 0: 'en', length: 1 }),
  fc.array(fc.string(), { minLength: 1 }).filter((tags) => !tags.every(isLanguage)),
);

describe('the configuration', () => {
  it('is taken as it is when every field is right, without what it does not know', () => {
    fc.assert(
      fc.property(valid, fc.string(), (configuration, stranger) => {
        expect(parseShopConfiguration({ ...configuration, stranger })).toEqual(configuration);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused naming exactly the field that is wrong', () => {
    fc.assert(
      fc.property(valid, field, unusable, (configuration, wrong, value) => {
        fc.pre(!(value === 'eu' || value === 'euro') || wrong === 'currency');
        expect(violationsOf({ ...configuration, [wrong]: value })).toEqual([wrong]);
      }),
      { numRuns: 200 },
    );
  });

  it('offers only languages that the shop speaks, each once', () => {
    fc.assert(
      fc.property(valid, unusableLocales, (configuration, locales) => {
        expect(violationsOf({ ...configuration, locales })).toEqual(['locales']);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused, never misread, whatever the server sends', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => parseShopConfiguration(value)).toThrow(ConfigurationError);
      }),
      { numRuns: 300 },
    );
  });
});

function violationsOf(value: unknown): readonly string[] {
  try {
    parseShopConfiguration(value);
    return [];
  } catch (error) {
    return (error as ConfigurationError).violations;
  }
}
