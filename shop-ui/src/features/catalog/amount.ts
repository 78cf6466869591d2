import { type Hundredths, toHundredths } from '@/lib/money';

const ARABIC_ZERO = 0x0660;

/** Reads an amount as people type it: 12, 12.5, 12,50 or in Arabic digits; undefined if it is none. */
export function parseAmount(text: string): Hundredths | undefined {
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .replace(/[,٫]/, '.');
  return /^\d{1,8}(\.\d{0,2})?$/.test(plain) ? toHundredths(Number(plain)) : undefined;
}

/** As addresses and the API write it. */
export function amountText(amount: Hundredths): string {
  return amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2);
}
