import { Link } from 'react-router';
import { type Column, DataTable } from '@/components/admin/data-table';
import { adminPaths } from '@/config/admin-paths';
import { useMoney } from '@/config/configuration-context';
import type { Product } from '@/documents/product';
import { useText } from '@/lib/i18n/use-text';
import { ProductName } from './product-name';

export function ProductTable({ products }: { readonly products: readonly Product[] }) {
  const text = useText();
  const money = useMoney();
  const columns: readonly Column<Product>[] = [
    {
      key: 'name',
      label: text('admin.product.name'),
      cell: (product) => (
        <ProductName product={product}>
          <Link to={adminPaths.product(product.id)}>{product.name}</Link>
        </ProductName>
      ),
      names: true,
      obvious: true,
    },
    {
      key: 'price',
      label: text('admin.product.priceShort'),
      cell: ({ price }) => money(price),
      amount: true,
    },
    {
      key: 'stock',
      label: text('admin.products.stock'),
      cell: ({ stockQuantity }) => text('admin.number', { value: stockQuantity }),
      amount: true,
    },
  ];
  return (
    <DataTable
      caption={text('admin.products.title')}
      columns={columns}
      rows={products}
      keyOf={({ id }) => id}
    />
  );
}
