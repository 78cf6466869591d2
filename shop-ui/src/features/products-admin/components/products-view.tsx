import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Pages, usePageTurn } from '@/components/admin/pages';
import { ButtonLink } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';
import { productsQuery } from '../api/get-products';
import { type ProductSearch, readProductSearch, writeProductSearch } from '../product-search';
import { ProductFilter } from './product-filter';
import { ProductTable } from './product-table';
import styles from './products-view.module.css';

export function ProductsView() {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const search = readProductSearch(params);
  return (
    <>
      <div className={styles.head}>
        <ButtonLink to={adminPaths.newProduct}>{text('admin.products.new')}</ButtonLink>
      </div>
      <ProductFilter search={search} onSearch={(next) => setParams(writeProductSearch(next))} />
      <ProductList search={search} />
    </>
  );
}

function ProductList({ search }: { readonly search: ProductSearch }) {
  const text = useText();
  const query = useQuery(productsQuery(search));
  const top = usePageTurn(search.after);
  const { data: page, error, failureCount, isFetching, refetch } = query;
  if (error && !page) {
    return (
      <ErrorNotice
        title={text('admin.products.failed')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  if (page === undefined) {
    return (
      <Loading label={text('admin.products.loading')} failures={failureCount}>
        <Skeleton shape="line" />
        <Skeleton shape="line" />
      </Loading>
    );
  }
  if (page.products.length === 0) return <NoProducts search={search} />;
  return (
    <div ref={top} tabIndex={-1} aria-busy={query.isPlaceholderData}>
      <ProductTable products={page.products} />
      <Pages
        label={text('admin.products.pages')}
        first={search.after === undefined ? undefined : to({ ...search, after: undefined })}
        next={page.next === undefined ? undefined : to({ ...search, after: page.next })}
      />
    </div>
  );
}

function NoProducts({ search }: { readonly search: ProductSearch }) {
  const text = useText();
  const isNarrowed = search.words !== undefined || search.stock !== undefined;
  return (
    <Notice
      tone="plain"
      title={text(isNarrowed ? 'admin.products.noMatch' : 'admin.products.none')}
    >
      <p>{text(isNarrowed ? 'admin.products.noMatchText' : 'admin.products.noneText')}</p>
    </Notice>
  );
}

function to(search: ProductSearch): string {
  return `${adminPaths.products}?${writeProductSearch(search)}`;
}
