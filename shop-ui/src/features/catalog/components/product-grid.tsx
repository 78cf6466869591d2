import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { useText } from '@/lib/i18n/use-text';
import { productsQuery } from '../api/get-products';
import { ProductCard } from './product-card';
import styles from './product-grid.module.css';

const FIRST_SCREEN = 8;

export function ProductGrid() {
  const text = useText();
  const { data: products, error, failureCount, isFetching, refetch } = useQuery(productsQuery);
  if (products?.length === 0) {
    return (
      <Notice tone="plain" title={text('catalog.empty')}>
        <p>{text('catalog.empty.text')}</p>
      </Notice>
    );
  }
  if (products) {
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
  if (error) {
    return (
      <ErrorNotice
        title={text('catalog.notLoaded')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading label={text('catalog.loading')} failures={failureCount}>
      <ProductGridSkeleton />
    </Loading>
  );
}

function ProductGridSkeleton() {
  return (
    <div className={styles.grid}>
      {Array.from({ length: FIRST_SCREEN }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing but their place
        <div key={place} className={styles.placeholder}>
          <Skeleton shape="picture" />
          <Skeleton shape="line" />
          <Skeleton shape="short" />
        </div>
      ))}
    </div>
  );
}
