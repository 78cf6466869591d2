import { Link } from 'react-router';
import { type Column, DataTable } from '@/components/admin/data-table';
import { adminPaths } from '@/config/admin-paths';
import type { Product } from '@/documents/product';
import { useText } from '@/lib/i18n/use-text';
import { ProductName } from './product-name';
import { useAmountColumns } from './use-amount-columns';

export function ProductTable({ products }: { readonly products: readonly Product[] }) {
  const text = useText();
  const amounts = useAmountColumns();
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
    ...amounts,
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
