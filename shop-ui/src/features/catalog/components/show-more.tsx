import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useText } from '@/lib/i18n/use-text';
import type { useProducts } from '../api/get-products';
import { MOST_PAGES } from '../browsing';
import type { Browse } from '../use-browsing';
import styles from './product-results.module.css';

type ShowMoreProps = {
  readonly list: ReturnType<typeof useProducts>;
  readonly pages: number;
  readonly onBrowse: Browse;
};

/** Lengthens the list; who asked for more goes on reading at the first that is new. */
export function ShowMore({ list, pages, onBrowse }: ShowMoreProps) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const awaited = useRef<number>(undefined);
  const shown = list.products?.length ?? 0;
  useEffect(() => {
    if (awaited.current === undefined || shown <= awaited.current) return;
    const cards = place.current?.parentElement?.querySelectorAll<HTMLElement>('li a');
    cards?.[awaited.current]?.focus();
    awaited.current = undefined;
  }, [shown]);

  const more = () => {
    if (list.lacking) return;
    awaited.current = shown;
    onBrowse({ pages: pages + 1 });
  };
  if (list.isFetchNextPageError) {
    return (
      <ErrorNotice
        title={text('catalog.more.failed')}
        error={list.error}
        onRetry={() => void list.fetchNextPage()}
        retrying={list.isFetching}
      />
    );
  }
  return (
    <div ref={place} className={styles.more}>
      {list.more && pages < MOST_PAGES && (
        <Button look="quiet" onClick={more} aria-busy={list.lacking}>
          {list.lacking ? text('catalog.more.loading') : text('catalog.more')}
        </Button>
      )}
      {list.more && pages >= MOST_PAGES && <p>{text('catalog.more.enough')}</p>}
    </div>
  );
}
