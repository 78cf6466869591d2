import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { productsQuery } from '../api/get-products';
import { ProductCard } from './product-card';
import styles from './product-grid.module.css';

const FIRST_SCREEN = 8;

export function ProductGrid() {
  const { data: products, error, failureCount, isFetching, refetch } = useQuery(productsQuery);
  if (products?.length === 0) {
    return (
      <Notice tone="plain" title="Nothing on the shelves yet">
        <p>The first products are on their way. Please look in again soon.</p>
      </Notice>
    );
  }
  if (products) {
    return (
      <ul className={styles.grid} aria-label="Products">
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
        title="The products could not be loaded"
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading what="products" failures={failureCount}>
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
