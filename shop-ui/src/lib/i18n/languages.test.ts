import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestLanguage, LANGUAGES, type Languages, localeOf } from './languages';

const offered = fc
  .shuffledSubarray([...LANGUAGES], { minLength: 1 })
  .map((languages) => languages as unknown as Languages);
const tag = fc.oneof(
  fc.constantFrom('en-GB', 'de-AT', 'ar-EG', 'en', 'de', 'AR', 'fr-FR', 'zh-Hant-TW'),
  fc.string(),
);
const preferred = fc.array(tag, { maxLength: 6 });
const chosen = fc.option(fc.oneof(fc.constantFrom(...LANGUAGES), fc.string()));

describe('the language of a customer', () => {
  it('is always one that the shop offers', () => {
    fc.assert(
      fc.property(offered, chosen, preferred, (languages, choice, tags) => {
        expect(languages).toContain(bestLanguage(languages, choice, tags));
      }),
    );
  });

  it('is what they chose, whatever their browser prefers', () => {
    fc.assert(
      fc.property(offered, preferred, (languages, tags) => {
        for (const choice of languages) {
          expect(bestLanguage(languages, choice, tags)).toBe(choice);
        }
      }),
    );
  });

  it('is the first of the browser that is offered, in whatever region', () => {
    expect(bestLanguage(['en', 'de'], null, ['fr-CH', 'de-CH', 'en'])).toBe('de');
    expect(bestLanguage(['en', 'ar'], 'de', ['ar-EG', 'en'])).toBe('ar');
    expect(bestLanguage(['de', 'en'], null, ['fr'])).toBe('de');
  });

  it('can be given to Intl, whatever a browser says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), preferred, (language, tags) => {
        const locale = localeOf(language, tags);
        expect(new Intl.NumberFormat(locale).format(5)).toBe('5');
        expect(locale.slice(0, 2)).toBe(language);
      }),
    );
  });
});
