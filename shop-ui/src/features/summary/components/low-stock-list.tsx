import { Link } from 'react-router';
import { adminPaths } from '@/config/admin-paths';
import type * as Api from '@/documents/api';
import { useText } from '@/lib/i18n/use-text';
import styles from './low-stock-list.module.css';

export function LowStockList({ products }: { readonly products: readonly Api.Low[] }) {
  const text = useText();
  if (products.length === 0) return <p>{text('admin.lowStock.none')}</p>;
  return (
    <ul className={styles.list}>
      {products.map(({ productId, name, stockQuantity }) => (
        <li key={productId}>
          <Link to={adminPaths.product(productId)}>{name}</Link>
          <span className={stockQuantity === 0 ? styles.none : undefined}>
            {text('admin.lowStock.left', { count: stockQuantity })}
          </span>
        </li>
      ))}
    </ul>
  );
}
