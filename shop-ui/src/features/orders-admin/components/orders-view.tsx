import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { PagedList } from '@/components/admin/paged-list';
import { Notice } from '@/components/ui/notice';
import { QueryFallback } from '@/components/ui/query-fallback';
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
  const { data: page } = query;
  if (page === undefined) {
    return (
      <QueryFallback
        query={query}
        failed={text('admin.orders.failed')}
        loading={text('admin.orders.loading')}
      >
        <Skeleton shape="line" />
        <Skeleton shape="line" />
      </QueryFallback>
    );
  }
  if (page.orders.length === 0) return <NoOrders search={search} />;
  return (
    <PagedList
      pages={text('admin.orders.pages')}
      after={search.after}
      next={page.next}
      busy={query.isPlaceholderData}
      addressOf={(after) => to({ ...search, after })}
    >
      <OrderTable orders={page.orders} />
    </PagedList>
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
