import type { ReactNode } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Picture } from '@/components/ui/picture';
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
  const { data: product, error, failureCount, isFetching, refetch, ...query } = useProduct(id);
  if (product === null) return notFound;
  if (product) {
    return (
      <ProductDetails product={product}>
        {error && <Outdated since={query.dataUpdatedAt} onRetry={refetch} />}
        {purchase(product)}
      </ProductDetails>
    );
  }
  if (error) {
    return (
      <ErrorNotice
        title={text('product.notLoaded')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading label={text('product.loading')} failures={failureCount}>
      <div className={styles.product}>
        <Skeleton shape="picture" />
        <div className={styles.facts}>
          <Skeleton shape="title" />
          <Skeleton shape="short" />
          <Skeleton shape="line" />
          <Skeleton shape="line" />
        </div>
      </div>
    </Loading>
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
