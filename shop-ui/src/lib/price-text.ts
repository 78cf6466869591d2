import type { Hundredths } from './money';

/** The most that a price can be: 99,999,999.99. */
const MOST_DIGITS = 8;

export type PriceReading =
  | { readonly price: Hundredths }
  | { readonly problem: 'empty' | 'unreadable' | 'places' | 'large' };

/** Direction marks come along when an amount is copied from a right-to-left page. */
const IGNORED = /[\s\u00a0\u202f\u200e\u200f\u061c'’]/g;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * Reads a price as it is written in a language, in Latin or Arabic digits; whole numbers all the way.
 *
 * The other language's decimal separator is understood as well wherever it can mean nothing else:
 * one or two digits behind it are no group of thousands. What could be read in two ways is read as
 * the language writes it, and never guessed.
 */
export function readPrice(typed: string, locale: string): PriceReading {
  const text = typed.replace(IGNORED, '').replace(DIGITS, latinDigit).replaceAll('،', ',');
  if (text === '') return { problem: 'empty' };
  const parts = /^(\d+(?:[.,٫٬]\d+)*)$/.test(text) ? text.split(/([.,٫٬])/) : undefined;
  if (parts === undefined) return { problem: 'unreadable' };
  const last = parts.at(-1) ?? '';
  const separator = parts.at(-2);
  if (separator === undefined) return amount(last, '');
  const isDecimal = isDecimalSeparator(separator, last, locale);
  if (isDecimal && last.length > 2) return { problem: 'places' };
  const grouped = isDecimal ? parts.slice(0, -2) : parts;
  return isGrouped(grouped, isDecimal ? separator : undefined)
    ? amount(grouped.filter((_, place) => place % 2 === 0).join(''), isDecimal ? last : '')
    : { problem: 'unreadable' };
}

/** How a price is typed: without a currency and without groups, with as many places as it needs. */
export function writePrice(price: Hundredths, locale: string, places = 2): string {
  const isWhole = price % 100 === 0;
  const format = new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: isWhole ? Math.min(places, 2) : 2,
    maximumFractionDigits: 2,
  });
  return format.format(price / 100);
}

/** The decimal that stands for a price in the API's JSON: the nearest double prints as exactly it. */
export function toDecimal(price: Hundredths): number {
  return price / 100;
}

function isGrouped(parts: readonly string[], taken: string | undefined): boolean {
  const separators = new Set(parts.filter((_, place) => place % 2 === 1));
  if (separators.size === 0) return true;
  const groups = parts.filter((_, place) => place % 2 === 0);
  const first = groups[0]?.length ?? 0;
  return (
    separators.size === 1 &&
    !separators.has(taken ?? '') &&
    first >= 1 &&
    first <= 3 &&
    groups.slice(1).every((group) => group.length === 3)
  );
}

function amount(whole: string, fraction: string): PriceReading {
  const units = whole.replace(/^0+(?=\d)/, '');
  if (units.length > MOST_DIGITS) return { problem: 'large' };
  return { price: (Number(units) * 100 + Number(fraction.padEnd(2, '0'))) as Hundredths };
}

function isDecimalSeparator(separator: string, behind: string, locale: string): boolean {
  // Arabic has a sign for each of the two that is nothing else.
  if (separator === '٫') return true;
  return separator !== '٬' && (behind.length < 3 || separator === decimalSeparator(locale));
}

function decimalSeparator(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

function latinDigit(digit: string): string {
  return String(digit.charCodeAt(0) % 16);
}
