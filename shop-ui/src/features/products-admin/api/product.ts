import type { Product } from '@/documents/product';

/** A product together with the version that was read, for If-Match. */
export type VersionedProduct = Product & { readonly etag: string | undefined };

/** What the owner says of a product; the API keeps its stock and picture by other calls. */
export type ProductWords = Pick<Product, 'name' | 'description' | 'price'>;

export const PRODUCTS_KEY = ['admin', 'products'];

export function saysTheSame(one: ProductWords, other: ProductWords): boolean {
  return (
    one.name === other.name && one.description === other.description && one.price === other.price
  );
}
