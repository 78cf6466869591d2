/** What the container tells the page when it starts. */
export type ShopConfiguration = {
  readonly environment: string;
  readonly shopName: string;
  readonly currency: string;
};

/** The configuration cannot be used; the message names every field and what it should be. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly violations: readonly string[]) {
    super(`The shop's configuration is not valid: ${violations.join('; ')}`);
  }
}

const RULES = {
  environment: {
    holds: (value: string) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(value),
    remedy: 'a word of at most 63 letters, digits, dots, dashes (REACT_APP_ENV)',
  },
  shopName: {
    holds: (value: string) => value.trim() !== '' && [...value].length <= 80,
    remedy: 'a name of 1 to 80 characters (SHOP_NAME)',
  },
  currency: {
    holds: (value: string) => /^[A-Z]{3}$/.test(value),
    remedy: 'an ISO 4217 code such as EUR (SHOP_CURRENCY)',
  },
} as const;

export function parseShopConfiguration(value: unknown): ShopConfiguration {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const violations = Object.entries(RULES)
    .filter(([name, rule]) => {
      const field = fields[name];
      return typeof field !== 'string' || !rule.holds(field);
    })
    .map(([name, rule]) => `${name} must be ${rule.remedy}`);
  if (violations.length > 0) throw new ConfigurationError(violations);
  const { environment, shopName, currency } = fields as ShopConfiguration;
  return { environment, shopName, currency };
}
