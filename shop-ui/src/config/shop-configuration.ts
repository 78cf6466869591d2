import { isLanguage, type Languages } from '@/lib/i18n/languages';

/** What the container tells the page when it starts. */
export type ShopConfiguration = {
  readonly environment: string;
  readonly shopName: string;
  readonly currency: string;
  /** The languages customers may choose from; the first is for those who prefer none of them. */
  readonly locales: Languages;
};

type Field = keyof ShopConfiguration;

/** The configuration cannot be used; the page says what each of these fields should be. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly violations: readonly Field[]) {
    super(`The shop's configuration is not valid in: ${violations.join(', ')}`);
  }
}

const RULES: Readonly<Record<Field, (value: unknown) => boolean>> = {
  environment: (value) => isText(value) && /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(value),
  shopName: (value) => isText(value) && value.trim() !== '' && [...value].length <= 80,
  currency: (value) => isText(value) && /^[A-Z]{3}$/.test(value),
  locales: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(isLanguage) &&
    new Set(value).size === value.length,
};

const FIELDS = Object.keys(RULES) as readonly Field[];

export function parseShopConfiguration(value: unknown): ShopConfiguration {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<
    Field,
    unknown
  >;
  const violations = FIELDS.filter((field) => !RULES[field](fields[field]));
  if (violations.length > 0) throw new ConfigurationError(violations);
  const { environment, shopName, currency, locales } = fields as ShopConfiguration;
  return { environment, shopName, currency, locales };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
