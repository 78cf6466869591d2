import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';
import { hasStatus } from '@/lib/api-error';
import { orderQuery } from '../api/get-order';
import type { Order, OrderStatus } from '../api/order';
import { OrderLines } from './order-lines';
import styles from './order-view.module.css';

const STATUS: Record<OrderStatus, string> = {
  pending: 'Received: we will begin with it shortly.',
  processing: 'In the making: we are packing it.',
  completed: 'Completed: it is on its way or already yours.',
  cancelled: 'Cancelled: nothing will be sent.',
};

type OrderViewProps = {
  readonly id: number;
  readonly token: string;
  readonly nameOf: (productId: number) => string;
  readonly notFound: ReactNode;
};

export function OrderView({ id, token, nameOf, notFound }: OrderViewProps) {
  const query = orderQuery(id, token);
  const { data: order, error, failureCount, isFetching, refetch } = useQuery(query);
  if (hasStatus(error, 404)) return notFound;
  if (order) return <OrderDetails order={order} nameOf={nameOf} />;
  if (error) {
    return (
      <ErrorNotice
        title="Your order could not be loaded"
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading what="your order" failures={failureCount}>
      <div className={styles.order}>
        <Skeleton shape="line" />
        <Skeleton shape="line" />
        <Skeleton shape="short" />
      </div>
    </Loading>
  );
}

type OrderDetailsProps = Pick<OrderViewProps, 'nameOf'> & { readonly order: Order };

function OrderDetails({ order, nameOf }: OrderDetailsProps) {
  const placed = order.createdAt.toLocaleString(undefined, {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const lines = order.items.map((item) => ({ ...item, name: nameOf(item.productId) }));
  return (
    <div className={styles.order}>
      <dl className={styles.facts}>
        <dt>Status</dt>
        <dd className={styles.status}>{STATUS[order.status]}</dd>
        <dt>Placed</dt>
        <dd>
          <time dateTime={order.createdAt.toISOString()}>{placed}</time>
        </dd>
        <dt>For</dt>
        <dd>{order.customerEmail}</dd>
      </dl>
      <OrderLines lines={lines} total={order.totalAmount} />
    </div>
  );
}
