import { Skeleton } from '@/components/ui/skeleton';
import styles from './product-grid.module.css';

const FIRST_SCREEN = 8;

/** As high as the cards that take its place. */
export function ProductGridSkeleton() {
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
