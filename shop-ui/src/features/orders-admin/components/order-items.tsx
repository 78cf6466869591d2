import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Column, DataTable } from '@/components/admin/data-table';
import { TotalLine } from '@/components/ui/total-line';
import { adminPaths } from '@/config/admin-paths';
import { useMoney } from '@/config/configuration-context';
import type { Order, OrderItem } from '@/documents/order';
import { useText } from '@/lib/i18n/use-text';
import { times } from '@/lib/money';
import { productNameQuery } from '../api/get-product-name';

type Line = OrderItem & {
  /** Undefined while it is not known, null when the product is sold no more. */
  readonly name: string | null | undefined;
};

export function OrderItems({ order }: { readonly order: Order }) {
  const text = useText();
  const names = useQueries({
    queries: order.items.map(({ productId }) => productNameQuery(productId)),
  });
  const lines = order.items.map((item, place): Line => ({ ...item, name: names[place]?.data }));
  return (
    <>
      <DataTable
        caption={text('admin.order.items')}
        columns={useColumns()}
        rows={lines}
        keyOf={({ id }) => id}
      />
      <TotalLine amount={order.totalAmount} />
    </>
  );
}

function useColumns(): readonly Column<Line>[] {
  const text = useText();
  const money = useMoney();
  return [
    {
      key: 'product',
      label: text('admin.order.product'),
      cell: (line) => <ProductCell line={line} />,
      names: true,
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

function ProductCell({ line: { productId, name } }: { readonly line: Line }) {
  const text = useText();
  const id = String(productId);
  if (name === null) return text('admin.order.productGone', { id });
  return (
    <Link to={adminPaths.product(productId)}>{name ?? text('admin.order.productId', { id })}</Link>
  );
}
