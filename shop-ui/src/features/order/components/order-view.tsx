import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { QueryFallback } from '@/components/ui/query-fallback';
import { Skeleton } from '@/components/ui/skeleton';
import { hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { orderQuery } from '../api/get-order';
import { OrderDetails } from './order-details';
import styles from './order-view.module.css';

type OrderViewProps = {
  readonly id: number;
  readonly token: string;
  readonly notFound: ReactNode;
};

export function OrderView({ id, token, notFound }: OrderViewProps) {
  const text = useText();
  const query = useQuery(orderQuery(id, token));
  const { data: order, error } = query;
  if (hasStatus(error, 404)) return notFound;
  if (order) return <OrderDetails order={order} token={token} />;
  return (
    <QueryFallback query={query} failed={text('order.notLoaded')} loading={text('order.loading')}>
      <div className={styles.order}>
        <Skeleton shape="line" />
        <Skeleton shape="line" />
        <Skeleton shape="short" />
      </div>
    </QueryFallback>
  );
}
