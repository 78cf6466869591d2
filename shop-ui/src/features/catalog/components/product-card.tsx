import { Link } from 'react-router';
import { Picture } from '@/components/ui/picture';
import { useMoney } from '@/config/configuration-context';
import { paths } from '@/config/paths';
import type { Product } from '@/documents/product';
import styles from './product-card.module.css';
import { Stock } from './stock';

type ProductCardProps = { readonly product: Product; readonly eager: boolean };

export function ProductCard({ product, eager }: ProductCardProps) {
  const money = useMoney();
  return (
    <article className={styles.card}>
      <Picture src={product.imageUrl} alt="" name={product.name} eager={eager} />
      <h2 className={styles.name}>
        <Link to={paths.product(product.id)}>{product.name}</Link>
      </h2>
      <p className={styles.facts}>
        <span className={styles.price}>{money(product.price)}</span>
        <Stock quantity={product.stockQuantity} />
      </p>
    </article>
  );
}
