import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Picture } from '@/components/ui/picture';
import { Skeleton } from '@/components/ui/skeleton';
import { useWindowTitle } from '@/components/ui/use-window-title';
import { useMoney } from '@/config/configuration-context';
import { hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { productQuery } from '../api/get-product';
import type { Product } from '../api/product';
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
  const { data: product, error, failureCount, isFetching, refetch } = useQuery(productQuery(id));
  if (hasStatus(error, 404)) return notFound;
  if (product) return <ProductDetails product={product} purchase={purchase(product)} />;
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

type ProductDetailsProps = { readonly product: Product; readonly purchase: ReactNode };

function ProductDetails({ product, purchase }: ProductDetailsProps) {
  const money = useMoney();
  useWindowTitle(product.name);
  return (
    <article className={styles.product}>
      <Picture src={product.imageUrl} alt={product.name} name={product.name} eager />
      <div className={styles.facts}>
        <h1>{product.name}</h1>
        <p className={styles.price}>{money(product.price)}</p>
        <p>
          <Stock quantity={product.stockQuantity} />
        </p>
        <p className={styles.description}>{product.description}</p>
        {purchase}
      </div>
    </article>
  );
}
