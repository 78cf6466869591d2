import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Pages, usePageTurn } from '@/components/admin/pages';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';
import { ordersQuery } from '../api/get-orders';
import { type OrderSearch, parametersOf, readOrderSearch, writeOrderSearch } from '../order-search';
import { OrderFilter } from './order-filter';
import { OrderTable } from './order-table';

export function OrdersView() {
  const [params, setParams] = useSearchParams();
  const search = readOrderSearch(params);
  return (
    <>
      <OrderFilter search={search} onSearch={(next) => setParams(writeOrderSearch(next))} />
      <OrderList search={search} />
    </>
  );
}

function OrderList({ search }: { readonly search: OrderSearch }) {
  const text = useText();
  const query = useQuery(ordersQuery(search));
  const top = usePageTurn(search.after);
  const { data: page, error, failureCount, isFetching, refetch } = query;
  if (error && !page) {
    return (
      <ErrorNotice
        title={text('admin.orders.failed')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  if (page === undefined) {
    return (
      <Loading label={text('admin.orders.loading')} failures={failureCount}>
        <Skeleton shape="line" />
        <Skeleton shape="line" />
      </Loading>
    );
  }
  if (page.orders.length === 0) return <NoOrders search={search} />;
  return (
    <div ref={top} tabIndex={-1} aria-busy={query.isPlaceholderData}>
      <OrderTable orders={page.orders} />
      <Pages
        label={text('admin.orders.pages')}
        first={search.after === undefined ? undefined : to({ ...search, after: undefined })}
        next={page.next === undefined ? undefined : to({ ...search, after: page.next })}
      />
    </div>
  );
}

function NoOrders({ search }: { readonly search: OrderSearch }) {
  const text = useText();
  const isNarrowed = Object.keys(parametersOf(search)).length > 0;
  return (
    <Notice tone="plain" title={text(isNarrowed ? 'admin.orders.noMatch' : 'admin.orders.none')}>
      <p>{text(isNarrowed ? 'admin.orders.noMatchText' : 'admin.orders.noneText')}</p>
    </Notice>
  );
}

function to(search: OrderSearch): string {
  return `${adminPaths.orders}?${writeOrderSearch(search)}`;
}
