import { type Hundredths, toHundredths } from '@/lib/money';

export type Product = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly price: Hundredths;
  readonly imageUrl: string | null;
  readonly stockQuantity: number;
};

/** Some of the products, and the cursor of those that follow. */
export type ProductPage = {
  readonly products: readonly Product[];
  readonly next: string | undefined;
};

/** As the API writes it. */
export type ProductDocument = Omit<Product, 'price' | 'description' | 'imageUrl'> & {
  readonly price: number;
  readonly description: string | null;
  readonly imageUrl: string | null;
  readonly createdAt: string;
};

export function toProduct(document: ProductDocument): Product {
  const { id, name, stockQuantity } = document;
  return {
    id,
    name,
    description: document.description ?? '',
    price: toHundredths(document.price),
    imageUrl: document.imageUrl || null,
    stockQuantity,
  };
}
