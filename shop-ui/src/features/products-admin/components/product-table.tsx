import { Link } from 'react-router';
import { type Column, DataTable } from '@/components/admin/data-table';
import { Picture } from '@/components/ui/picture';
import { adminPaths } from '@/config/admin-paths';
import { useMoney } from '@/config/configuration-context';
import type { Product } from '@/documents/product';
import { useText } from '@/lib/i18n/use-text';
import styles from './product-table.module.css';

export function ProductTable({ products }: { readonly products: readonly Product[] }) {
  const text = useText();
  const money = useMoney();
  const columns: readonly Column<Product>[] = [
    {
      key: 'name',
      label: text('admin.product.name'),
      cell: (product) => <NameCell product={product} />,
      names: true,
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

function NameCell({ product }: { readonly product: Product }) {
  const { id, name, imageUrl } = product;
  return (
    <span className={styles.name}>
      <span className={styles.picture}>
        <Picture src={imageUrl} alt="" name={name} />
      </span>
      <Link to={adminPaths.product(id)}>{name}</Link>
    </span>
  );
}
