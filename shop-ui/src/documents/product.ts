import { type Hundredths, toHundredths } from '@/lib/money';
import type * as Api from './api';

export type Product = Omit<Api.Product, 'price' | 'imageUrl' | 'createdAt'> & {
  readonly price: Hundredths;
  readonly imageUrl: string | null;
};

/** Some of the products, and the cursor of those that follow; undefined on the last page. */
export type ProductPage = {
  readonly products: readonly Product[];
  readonly next: string | undefined;
};

/** The API answers with the products alone, and names the cursor in a header. */
export function toPage(documents: readonly Api.Product[], cursor: unknown): ProductPage {
  const next = typeof cursor === 'string' ? cursor : undefined;
  return { products: documents.map(toProduct), next };
}

export function toProduct(document: Api.Product): Product {
  const { id, name, description, price, imageUrl, stockQuantity } = document;
  return {
    id,
    name,
    description: description ?? '',
    price: toHundredths(price),
    imageUrl: imageUrl || null,
    stockQuantity,
  };
}
