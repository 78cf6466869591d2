import { QueryFallback } from '@/components/ui/query-fallback';
import { useLate } from '@/components/ui/use-late';
import { useText } from '@/lib/i18n/use-text';
import { useProducts } from '../api/get-products';
import type { Browsing } from '../browsing';
import type { Browse } from '../use-browsing';
import { NoProducts } from './no-products';
import { Outdated } from './outdated';
import { ProductGrid } from './product-grid';
import { ProductGridSkeleton } from './product-grid-skeleton';
import styles from './product-results.module.css';
import { ShowMore } from './show-more';

type ProductResultsProps = { readonly browsing: Browsing; readonly onBrowse: Browse };

export function ProductResults({ browsing, onBrowse }: ProductResultsProps) {
  const text = useText();
  const list = useProducts(browsing);
  const { products, more, isPlaceholderData: outdated } = list;
  const late = useLate(outdated);
  const counted = products && { count: products.length, words: browsing.words };
  return (
    <div className={styles.place}>
      <p role="status" className={styles.count}>
        {late
          ? text('common.slow')
          : counted && !outdated && text(countOf(browsing, more), counted)}
      </p>
      {products ? (
        <div className={styles.results} aria-busy={outdated}>
          {products.length === 0 ? (
            <NoProducts browsing={browsing} onBrowse={onBrowse} />
          ) : (
            // Another question is another list: no product moves from its old place to a new one.
            <ProductGrid key={list.question} products={products} />
          )}
          {list.isRefetchError && <Outdated since={list.dataUpdatedAt} onRetry={list.refetch} />}
          <ShowMore list={list} pages={browsing.pages} onBrowse={onBrowse} />
        </div>
      ) : (
        <QueryFallback
          query={list}
          failed={text('catalog.notLoaded')}
          loading={text('catalog.loading')}
        >
          <ProductGridSkeleton />
        </QueryFallback>
      )}
    </div>
  );
}

function countOf({ words }: Browsing, more: boolean) {
  if (words === '') return more ? 'catalog.count.more' : 'catalog.count';
  return more ? 'catalog.found.more' : 'catalog.found';
}
