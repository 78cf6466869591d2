import { Link } from 'react-router';
import { type Column, DataTable } from '@/components/admin/data-table';
import { TotalLine } from '@/components/ui/total-line';
import { adminPaths } from '@/config/admin-paths';
import { useMoney } from '@/config/configuration-context';
import type { Order, OrderItem } from '@/documents/order';
import { useText } from '@/lib/i18n/use-text';
import { times } from '@/lib/money';

export function OrderItems({ order }: { readonly order: Order }) {
  const text = useText();
  return (
    <>
      <DataTable
        caption={text('admin.order.items')}
        columns={useColumns()}
        rows={order.items}
        keyOf={({ id }) => id}
      />
      <TotalLine amount={order.totalAmount} />
    </>
  );
}

function useColumns(): readonly Column<OrderItem>[] {
  const text = useText();
  const money = useMoney();
  return [
    {
      key: 'product',
      label: text('admin.order.product'),
      cell: ({ productId, productName }) => (
        <Link to={adminPaths.product(productId)}>{productName}</Link>
      ),
      names: true,
      obvious: true,
    },
    {
      key: 'quantity',
      label: text('admin.order.quantity'),
      cell: ({ quantity }) => text('admin.number', { value: quantity }),
      amount: true,
    },
    {
      key: 'price',
      label: text('admin.order.each'),
      cell: ({ price }) => money(price),
      amount: true,
    },
    {
      key: 'sum',
      label: text('admin.order.sum'),
      cell: ({ price, quantity }) => money(times(price, quantity)),
      amount: true,
    },
  ];
}
