import type { Order } from '@/documents/order';
import { useDates } from '@/lib/i18n/use-dates';
import { useText } from '@/lib/i18n/use-text';
import { CancelOrder } from './cancel-order';
import { CopyLink } from './copy-link';
import { OrderLines } from './order-lines';
import styles from './order-view.module.css';
import { Timeline } from './timeline';

type OrderDetailsProps = { readonly order: Order; readonly token: string };

export function OrderDetails({ order, token }: OrderDetailsProps) {
  const text = useText();
  const dates = useDates();
  const placed = new Date(order.createdAt);
  const lines = order.items.map((item) => ({ ...item, name: item.productName }));
  return (
    <div className={styles.order}>
      <Timeline status={order.status} />
      <dl className={styles.facts}>
        <dt>{text('order.date')}</dt>
        <dd>
          <time dateTime={placed.toISOString()}>{dates.moment(placed)}</time>
        </dd>
        <dt>{text('order.for')}</dt>
        <dd>{order.customerEmail}</dd>
      </dl>
      <OrderLines lines={lines} total={order.totalAmount} />
      <div className={styles.actions}>
        <CopyLink />
        <CancelOrder id={order.id} token={token} status={order.status} />
      </div>
    </div>
  );
}
