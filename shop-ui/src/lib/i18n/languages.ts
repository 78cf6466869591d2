/** Every language this storefront speaks; a shop offers some of them. */
export const LANGUAGES = ['en', 'de', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** At least one; the first is for customers who want none of them. */
export type Languages = readonly [Language, ...Language[]];

/** In their own words, for those who can read no other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  ar: 'العربية',
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** What the customer chose, else what their browser likes best, else the first that is offered. */
export function bestLanguage(
  offered: Languages,
  chosen: string | null,
  preferred: readonly string[],
): Language {
  const wanted = chosen === null ? preferred : [chosen, ...preferred];
  return wanted.map((tag) => offered.find((it) => it === baseOf(tag))).find(Boolean) ?? offered[0];
}

/** How numbers and dates are written: as in the customer's region, where it speaks the language. */
export function localeOf(language: Language, preferred: readonly string[]): string {
  const regional = preferred.find((tag) => baseOf(tag) === language) ?? language;
  try {
    // Prices stand beside digits of the page that no formatter writes, and orders have one calendar.
    const arabic = { numberingSystem: 'latn', calendar: 'gregory' };
    return new Intl.Locale(regional, language === 'ar' ? arabic : {}).toString();
  } catch {
    return language;
  }
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}
