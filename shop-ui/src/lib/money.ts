declare const unit: unique symbol;

/** An amount in hundredths of the currency's unit: a whole number, so that sums are exact. */
export type Hundredths = number & { readonly [unit]: 'hundredths' };

/** The API writes prices as decimals of at most two places, as its database keeps them. */
export function toHundredths(decimal: number): Hundredths {
  const whole = Math.round(decimal * 100);
  if (!Number.isSafeInteger(whole)) {
    throw new RangeError(`not an amount of money: ${decimal}`);
  }
  return whole as Hundredths;
}

export function times(price: Hundredths, quantity: number): Hundredths {
  return (price * quantity) as Hundredths;
}

export function sum(amounts: readonly Hundredths[]): Hundredths {
  return amounts.reduce<number>((total, amount) => total + amount, 0) as Hundredths;
}

/** Two places are kept where the currency itself has fewer: a price is never shown rounded. */
export function moneyFormat(currency: string, locale?: string): (amount: Hundredths) => string {
  const style = { style: 'currency', currency } as const;
  const usual = new Intl.NumberFormat(locale, style);
  const places = Math.max(usual.resolvedOptions().maximumFractionDigits ?? 2, 2);
  const exact = new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: places });
  return (amount) => (amount % 100 === 0 ? usual : exact).format(amount / 100);
}
