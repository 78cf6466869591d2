import type { ReactNode } from 'react';
import { Picture } from '@/components/ui/picture';
import type { Product } from '@/documents/product';
import styles from './product-table.module.css';

type ProductNameProps = {
  readonly product: Product;
  /** The name, or a link that says it. */
  readonly children: ReactNode;
};

/** A product's picture, small, and its name beside it. */
export function ProductName({ product: { imageUrl, name }, children }: ProductNameProps) {
  return (
    <span className={styles.name}>
      <span className={styles.picture}>
        <Picture src={imageUrl} alt="" name={name} />
      </span>
      {children}
    </span>
  );
}
