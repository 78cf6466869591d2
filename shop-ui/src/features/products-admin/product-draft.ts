import type { Product } from '@/documents/product';
import type { MessageId } from '@/lib/i18n/messages';
import { readPrice, writePrice } from '@/lib/price-text';
import { readWholeNumber } from '@/lib/whole-number';
import type { NewProduct } from './api/add-product';
import { type ProductWords, saysTheSame } from './api/product';

/** A product as it is typed. */
export type ProductDraft = {
  readonly name: string;
  readonly description: string;
  readonly price: string;
};

export type NewProductDraft = ProductDraft & { readonly stock: string };

/** What the draft of a product's changes is kept under. */
export const draftName = (id: number) => `product ${id}`;

export type Problems<Draft> = Partial<Record<keyof Draft, MessageId>>;

export const EMPTY_DRAFT: NewProductDraft = { name: '', description: '', price: '', stock: '0' };

const MOST_STOCK = 1_000_000;
const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 10_000;

/** How prices are typed: in which language, and with how many places at least. */
export type Writing = { readonly locale: string; readonly places: number };

export function draftOf(product: Product, { locale, places }: Writing): ProductDraft {
  const { name, description } = product;
  return { name, description, price: writePrice(product.price, locale, places) };
}

export function problemsOf(draft: ProductDraft, locale: string): Problems<ProductDraft> {
  const name = nameProblem(draft.name);
  const price = priceProblem(draft.price, locale);
  return {
    ...(name && { name }),
    ...(draft.description.length > LONGEST_DESCRIPTION && {
      description: 'admin.product.descriptionLong' as const,
    }),
    ...(price && { price }),
  };
}

export function newProblemsOf(draft: NewProductDraft, locale: string): Problems<NewProductDraft> {
  const stock = readWholeNumber(draft.stock);
  const isRight = stock !== undefined && stock >= 0 && stock <= MOST_STOCK;
  return {
    ...problemsOf(draft, locale),
    ...(!isRight && { stock: 'admin.product.stockWrong' as const }),
  };
}

/** What was typed, as it is sent; undefined where something is wrong with it. */
export function wordsOf(draft: ProductDraft, locale: string): ProductWords | undefined {
  const reading = readPrice(draft.price, locale);
  if (!('price' in reading) || Object.keys(problemsOf(draft, locale)).length > 0) return undefined;
  const { name, description } = draft;
  return { name: name.trim(), description, price: reading.price };
}

export function newProductOf(draft: NewProductDraft, locale: string): NewProduct | undefined {
  const words = wordsOf(draft, locale);
  const stockQuantity = readWholeNumber(draft.stock);
  if (words === undefined || stockQuantity === undefined) return undefined;
  return Object.keys(newProblemsOf(draft, locale)).length > 0
    ? undefined
    : { ...words, stockQuantity };
}

export function isUnsaved(draft: ProductDraft, product: Product, locale: string): boolean {
  const words = wordsOf(draft, locale);
  return words === undefined || !saysTheSame(words, product);
}

function nameProblem(name: string): MessageId | undefined {
  if (name.trim() === '') return 'admin.product.nameMissing';
  if (/\p{Cc}/u.test(name)) return 'admin.product.nameControls';
  return name.trim().length > LONGEST_NAME ? 'admin.product.nameLong' : undefined;
}

function priceProblem(typed: string, locale: string): MessageId | undefined {
  const reading = readPrice(typed, locale);
  return 'problem' in reading ? `admin.product.price.${reading.problem}` : undefined;
}
