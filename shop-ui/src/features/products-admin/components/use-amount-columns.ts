import type { Column } from '@/components/admin/data-table';
import { useMoney } from '@/config/configuration-context';
import type { Product } from '@/documents/product';
import { useText } from '@/lib/i18n/use-text';

/** What a product costs and how many there are, in every list of products. */
export function useAmountColumns(): readonly Column<Product>[] {
  const text = useText();
  const money = useMoney();
  return [
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
}
