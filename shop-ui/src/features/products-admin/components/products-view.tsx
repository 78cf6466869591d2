import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { PagedList } from '@/components/admin/paged-list';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { QueryFallback } from '@/components/ui/query-fallback';
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
        <Link to={adminPaths.removedProducts}>{text('admin.removed.title')}</Link>
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
  const { data: page } = query;
  if (page === undefined) {
    return (
      <QueryFallback
        query={query}
        failed={text('admin.products.failed')}
        loading={text('admin.products.loading')}
      >
        <Skeleton shape="line" />
        <Skeleton shape="line" />
      </QueryFallback>
    );
  }
  if (page.products.length === 0) return <NoProducts search={search} />;
  return (
    <PagedList
      pages={text('admin.products.pages')}
      after={search.after}
      next={page.next}
      busy={query.isPlaceholderData}
      addressOf={(after) => to({ ...search, after })}
    >
      <ProductTable products={page.products} />
    </PagedList>
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
