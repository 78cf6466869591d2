import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';
import { hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { orderQuery } from '../api/get-order';
import { OrderDetails } from './order-details';
import styles from './order-view.module.css';

type OrderViewProps = {
  readonly id: number;
  readonly token: string;
  readonly nameOf: (productId: number) => string;
  readonly notFound: ReactNode;
};

export function OrderView({ id, token, nameOf, notFound }: OrderViewProps) {
  const text = useText();
  const query = orderQuery(id, token);
  const { data: order, error, failureCount, isFetching, refetch } = useQuery(query);
  if (hasStatus(error, 404)) return notFound;
  if (order) return <OrderDetails order={order} token={token} nameOf={nameOf} />;
  if (error) {
    return (
      <ErrorNotice
        title={text('order.notLoaded')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading label={text('order.loading')} failures={failureCount}>
      <div className={styles.order}>
        <Skeleton shape="line" />
        <Skeleton shape="line" />
        <Skeleton shape="short" />
      </div>
    </Loading>
  );
}
