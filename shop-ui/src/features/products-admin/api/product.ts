import { type Hundredths, toHundredths } from '@/lib/money';

export type Product = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly price: Hundredths;
  readonly imageUrl: string | null;
  readonly stockQuantity: number;
};

/** A product together with the version that was read, for If-Match. */
export type VersionedProduct = Product & { readonly etag: string | undefined };

/** As the API writes it. */
export type ProductDocument = {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  readonly price: number;
  readonly imageUrl?: string | null;
  readonly stockQuantity: number;
};

/** What the owner says of a product; the API keeps its stock and picture by other calls. */
export type ProductWords = {
  readonly name: string;
  readonly description: string;
  readonly price: Hundredths;
};

export const PRODUCTS_KEY = ['admin', 'products'];

export function toProduct(document: ProductDocument): Product {
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

export function saysTheSame(one: ProductWords, other: ProductWords): boolean {
  return (
    one.name === other.name && one.description === other.description && one.price === other.price
  );
}
