import { Link } from 'react-router';
import { adminPaths } from '@/config/admin-paths';
import type { Order } from '@/documents/order';
import { useDates } from '@/lib/i18n/use-dates';
import { useText } from '@/lib/i18n/use-text';
import { ALL_ORDERS, writeOrderSearch } from '../order-search';
import styles from './order-facts.module.css';
import { StatusMark } from './status-mark';

export function OrderFacts({ order }: { readonly order: Order }) {
  const { status, createdAt, customerEmail } = order;
  const text = useText();
  const { moment } = useDates();
  const others = writeOrderSearch({ ...ALL_ORDERS, email: customerEmail });
  return (
    <dl className={styles.facts}>
      <dt>{text('admin.order.status')}</dt>
      <dd>
        <span role="status">
          <StatusMark status={status} />
        </span>
      </dd>
      <dt>{text('admin.order.placed')}</dt>
      <dd>
        <time dateTime={createdAt}>{moment(createdAt)}</time>
      </dd>
      <dt>{text('admin.order.customer')}</dt>
      <dd>
        {customerEmail}
        <Link to={`${adminPaths.orders}?${others}`}>{text('admin.order.sameCustomer')}</Link>
      </dd>
    </dl>
  );
}
