import type { Product } from '@/documents/product';
import { useText } from '@/lib/i18n/use-text';
import { ProductCard } from './product-card';
import styles from './product-grid.module.css';

const FIRST_SCREEN = 8;

type ProductGridProps = { readonly products: readonly Product[] };

export function ProductGrid({ products }: ProductGridProps) {
  const text = useText();
  return (
    <ul className={styles.grid} aria-label={text('catalog.products')}>
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} eager={index < FIRST_SCREEN} />
        </li>
      ))}
    </ul>
  );
}
