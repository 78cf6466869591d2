import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useSearchParams } from 'react-router';
import { PagedList } from '@/components/admin/paged-list';
import { Refusal } from '@/components/admin/refusal';
import { Notice } from '@/components/ui/notice';
import { QueryFallback } from '@/components/ui/query-fallback';
import { Skeleton } from '@/components/ui/skeleton';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';
import { type RemovedPage, removedQuery } from '../api/get-removed';
import { readProductSearch, writeProductSearch } from '../product-search';
import styles from './product-form.module.css';
import { RemovedTable } from './removed-table';
import { useRestoring } from './use-restoring';

/** What was taken out of the shop, and the way back for each. */
export function RemovedView() {
  const text = useText();
  const [params] = useSearchParams();
  const { after } = readProductSearch(params);
  const query = useQuery(removedQuery(after));
  const { data: page } = query;
  if (page === undefined) {
    return (
      <QueryFallback
        query={query}
        failed={text('admin.removed.failed')}
        loading={text('admin.removed.loading')}
      >
        <Skeleton shape="line" />
        <Skeleton shape="line" />
      </QueryFallback>
    );
  }
  return (
    <PagedList
      pages={text('admin.removed.pages')}
      after={after}
      next={page.next}
      busy={query.isPlaceholderData}
      addressOf={to}
    >
      <RemovedList page={page} />
    </PagedList>
  );
}

function RemovedList({ page: { products } }: { readonly page: RemovedPage }) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone with its row.
  const { mutate, isPending, error } = useRestoring(() => place.current?.focus());
  return (
    <div ref={place} tabIndex={-1} className={styles.form}>
      {error && <Refusal title={text('admin.removed.notRestored')} error={error} />}
      {products.length > 0 ? (
        <RemovedTable products={products} busy={isPending} onRestore={(id) => mutate(id)} />
      ) : (
        <Notice tone="plain" title={text('admin.removed.none')}>
          <p>{text('admin.removed.noneText')}</p>
        </Notice>
      )}
    </div>
  );
}

function to(after: string | undefined): string {
  const search = writeProductSearch({ words: undefined, stock: undefined, after });
  return `${adminPaths.removedProducts}?${search}`;
}
