import type { Hundredths } from '@/lib/money';
import { amountText, parseAmount } from './amount';

export const SORTS = ['newest', 'price', '-price', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** More than this by “show more” is a sign to search instead. */
export const MOST_PAGES = 40;
const LONGEST_QUESTION = 100;

/** What a customer looks for in the catalogue; the address of the page holds all of it. */
export type Browsing = {
  readonly words: string;
  readonly inStock: boolean;
  readonly minPrice: Hundredths | undefined;
  readonly maxPrice: Hundredths | undefined;
  readonly sort: Sort;
  readonly pages: number;
};

export const EVERYTHING: Browsing = {
  words: '',
  inStock: false,
  minPrice: undefined,
  maxPrice: undefined,
  sort: 'newest',
  pages: 1,
};

export function isFiltered({ words, inStock, minPrice, maxPrice }: Browsing): boolean {
  return words !== '' || inStock || minPrice !== undefined || maxPrice !== undefined;
}

/** The words as the API takes them. */
export function toWords(typed: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = typed.replace(/[\u0000-\u001f\u007f]/g, ' ').trim();
  return [...plain].slice(0, LONGEST_QUESTION).join('').trim();
}

export type Reading = {
  readonly browsing: Browsing;
  /** Parameters whose value means nothing here. */
  readonly ignored: readonly string[];
};

/** Reads an address that may have been shared, cut short or made up: what makes no sense is left out. */
export function readBrowsing(parameters: URLSearchParams): Reading {
  const ignored: string[] = [];
  const read = <T>(name: string, parse: (value: string) => T | undefined, otherwise: T): T => {
    const value = parameters.get(name);
    if (value === null || value === '') return otherwise;
    const parsed = parse(value);
    if (parsed === undefined) ignored.push(name);
    return parsed ?? otherwise;
  };
  const minPrice = read<Hundredths | undefined>('minPrice', parseAmount, undefined);
  const browsing = {
    words: read('q', toWords, ''),
    inStock: read('inStock', parseFlag, false),
    minPrice,
    maxPrice: read<Hundredths | undefined>('maxPrice', notBelow(minPrice), undefined),
    sort: read('sort', parseSort, 'newest'),
    pages: read('pages', parsePages, 1),
  };
  return { browsing, ignored };
}

/** The address of what a customer looks for; what is as usual is left out. */
export function writeBrowsing(browsing: Browsing): URLSearchParams {
  const parameters = new URLSearchParams(filtersOf(browsing));
  if (browsing.sort !== EVERYTHING.sort) parameters.set('sort', browsing.sort);
  if (browsing.pages > 1) parameters.set('pages', String(browsing.pages));
  return parameters;
}

/** How many choices a customer has made beside the words. */
export function choicesOf(browsing: Browsing): number {
  return [...writeBrowsing({ ...browsing, words: '', pages: 1 })].length;
}

/** How the API is asked for it. */
export function queryOf(browsing: Browsing): Record<string, string> {
  return { ...filtersOf(browsing), sort: browsing.sort };
}

function filtersOf({ words, inStock, minPrice, maxPrice }: Browsing): Record<string, string> {
  return {
    ...(words !== '' && { q: words }),
    ...(inStock && { inStock: 'true' }),
    ...(minPrice !== undefined && { minPrice: amountText(minPrice) }),
    ...(maxPrice !== undefined && { maxPrice: amountText(maxPrice) }),
  };
}

function parseFlag(value: string): boolean | undefined {
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function parseSort(value: string): Sort | undefined {
  return SORTS.find((sort) => sort === value);
}

function parsePages(value: string): number | undefined {
  if (!/^[1-9]\d{0,5}$/.test(value)) return undefined;
  return Math.min(Number(value), MOST_PAGES);
}

function notBelow(least: Hundredths | undefined) {
  return (value: string): Hundredths | undefined => {
    const amount = parseAmount(value);
    return amount !== undefined && least !== undefined && amount < least ? undefined : amount;
  };
}
