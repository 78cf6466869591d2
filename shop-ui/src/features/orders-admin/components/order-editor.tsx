import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel } from '@/components/admin/panel';
import { Panels } from '@/components/admin/panels';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import type { Order } from '@/documents/order';
import { hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { orderQuery } from '../api/get-order';
import { OrderFacts } from './order-facts';
import { OrderItems } from './order-items';
import { OrderMoves } from './order-moves';

type OrderEditorProps = { readonly id: number; readonly notFound: ReactNode };

export function OrderEditor({ id, notFound }: OrderEditorProps) {
  const text = useText();
  const { data: order, error, failureCount, isFetching, refetch } = useQuery(orderQuery(id));
  if (hasStatus(error, 404)) return notFound;
  if (order) return <Editor order={order} />;
  if (error) {
    return (
      <ErrorNotice
        title={text('admin.order.failed')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading label={text('admin.order.loading')} failures={failureCount}>
      <Skeleton shape="title" />
      <Skeleton shape="line" />
    </Loading>
  );
}

function Editor({ order }: { readonly order: Order }) {
  const text = useText();
  return (
    <Page title={text('admin.order.title', { id: String(order.id) })}>
      <Panels>
        <Panel title={text('admin.order.items')}>
          <OrderItems order={order} />
        </Panel>
        <Panel title={text('admin.order.facts')}>
          <OrderFacts order={order} />
          <OrderMoves order={order} />
        </Panel>
      </Panels>
    </Page>
  );
}
