import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel } from '@/components/admin/panel';
import { Panels } from '@/components/admin/panels';
import { Page } from '@/components/ui/page';
import { QueryFallback } from '@/components/ui/query-fallback';
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
  const query = useQuery(orderQuery(id));
  const { data: order, error } = query;
  if (hasStatus(error, 404)) return notFound;
  if (order) return <Editor order={order} />;
  return (
    <QueryFallback
      query={query}
      failed={text('admin.order.failed')}
      loading={text('admin.order.loading')}
    >
      <Skeleton shape="title" />
      <Skeleton shape="line" />
    </QueryFallback>
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
