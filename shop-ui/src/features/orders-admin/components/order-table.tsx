import { Link } from 'react-router';
import { type Column, DataTable } from '@/components/admin/data-table';
import { adminPaths } from '@/config/admin-paths';
import { useMoney } from '@/config/configuration-context';
import type { Order } from '@/documents/order';
import { useDates } from '@/lib/i18n/use-dates';
import { useText } from '@/lib/i18n/use-text';
import { StatusMark } from './status-mark';

export function OrderTable({ orders }: { readonly orders: readonly Order[] }) {
  const text = useText();
  return (
    <DataTable
      caption={text('admin.orders.title')}
      columns={useColumns()}
      rows={orders}
      keyOf={({ id }) => id}
    />
  );
}

function useColumns(): readonly Column<Order>[] {
  const text = useText();
  const money = useMoney();
  const { moment } = useDates();
  return [
    {
      key: 'id',
      label: text('admin.order.number'),
      cell: ({ id }) => <Link to={adminPaths.order(id)}>{id}</Link>,
      names: true,
    },
    {
      key: 'placed',
      label: text('admin.order.placed'),
      cell: ({ createdAt }) => <time dateTime={createdAt}>{moment(createdAt)}</time>,
    },
    {
      key: 'email',
      label: text('admin.order.customer'),
      cell: ({ customerEmail }) => customerEmail,
    },
    {
      key: 'status',
      label: text('admin.order.status'),
      cell: ({ status }) => <StatusMark status={status} />,
    },
    {
      key: 'total',
      label: text('admin.order.total'),
      cell: ({ totalAmount }) => money(totalAmount),
      amount: true,
    },
  ];
}
