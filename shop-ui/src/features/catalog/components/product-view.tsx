import type { ReactNode } from 'react';
import { Picture } from '@/components/ui/picture';
import { QueryFallback } from '@/components/ui/query-fallback';
import { Skeleton } from '@/components/ui/skeleton';
import { useWindowTitle } from '@/components/ui/use-window-title';
import { useMoney } from '@/config/configuration-context';
import type { Product } from '@/documents/product';
import { useText } from '@/lib/i18n/use-text';
import { useProduct } from '../api/get-product';
import { Outdated } from './outdated';
import styles from './product-view.module.css';
import { Stock } from './stock';

type ProductViewProps = {
  readonly id: number;
  /** What a customer can do with the product. */
  readonly purchase: (product: Product) => ReactNode;
  readonly notFound: ReactNode;
};

export function ProductView({ id, purchase, notFound }: ProductViewProps) {
  const text = useText();
  const query = useProduct(id);
  const { data: product, error } = query;
  if (product === null) return notFound;
  if (product) {
    return (
      <ProductDetails product={product}>
        {error && <Outdated since={query.dataUpdatedAt} onRetry={query.refetch} />}
        {purchase(product)}
      </ProductDetails>
    );
  }
  return (
    <QueryFallback
      query={query}
      failed={text('product.notLoaded')}
      loading={text('product.loading')}
    >
      <div className={styles.product}>
        <Skeleton shape="picture" />
        <div className={styles.facts}>
          <Skeleton shape="title" />
          <Skeleton shape="short" />
          <Skeleton shape="line" />
          <Skeleton shape="line" />
        </div>
      </div>
    </QueryFallback>
  );
}

type ProductDetailsProps = { readonly product: Product; readonly children: ReactNode };

function ProductDetails({ product, children }: ProductDetailsProps) {
  const money = useMoney();
  useWindowTitle(product.name);
  return (
    <article className={styles.product}>
      <Picture src={product.imageUrl} alt={product.name} name={product.name} eager />
      <div className={styles.facts}>
        <h1>{product.name}</h1>
        <p className={styles.price}>{money(product.price)}</p>
        <p role="status">
          <Stock quantity={product.stockQuantity} />
        </p>
        <p className={styles.description}>{product.description}</p>
        {children}
      </div>
    </article>
  );
}
