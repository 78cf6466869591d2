import { type Column, DataTable } from '@/components/admin/data-table';
import { Button } from '@/components/ui/button';
import { useDates } from '@/lib/i18n/use-dates';
import { useText } from '@/lib/i18n/use-text';
import type { RemovedProduct } from '../api/get-removed';
import { ProductName } from './product-name';
import styles from './product-table.module.css';
import { useAmountColumns } from './use-amount-columns';

type RemovedTableProps = {
  readonly products: readonly RemovedProduct[];
  readonly busy: boolean;
  readonly onRestore: (id: number) => void;
};

export function RemovedTable({ products, busy, onRestore }: RemovedTableProps) {
  const text = useText();
  const restore: Column<RemovedProduct> = {
    key: 'restore',
    label: text('admin.removed.restore'),
    cell: ({ id, name }) => (
      <span className={styles.restore}>
        <Button
          look="quiet"
          disabled={busy}
          aria-label={text('admin.removed.restoreNamed', { name })}
          onClick={() => onRestore(id)}
        >
          {text('admin.removed.restore')}
        </Button>
      </span>
    ),
    obvious: true,
  };
  return (
    <DataTable
      caption={text('admin.removed.title')}
      columns={[...useColumns(), restore]}
      rows={products}
      keyOf={({ id }) => id}
    />
  );
}

function useColumns(): readonly Column<RemovedProduct>[] {
  const text = useText();
  const amounts = useAmountColumns();
  const { moment } = useDates();
  return [
    {
      key: 'name',
      label: text('admin.product.name'),
      cell: (product) => <ProductName product={product}>{product.name}</ProductName>,
      names: true,
      obvious: true,
    },
    ...amounts,
    {
      key: 'removed',
      label: text('admin.removed.when'),
      cell: ({ removedAt }) => <time dateTime={removedAt}>{moment(removedAt)}</time>,
    },
  ];
}
