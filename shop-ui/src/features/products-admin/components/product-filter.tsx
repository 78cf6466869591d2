import { ChoiceField } from '@/components/admin/choice-field';
import { Toolbar, typedIn } from '@/components/admin/toolbar';
import { TextField } from '@/components/ui/text-field';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';
import type { ProductSearch } from '../product-search';

type ProductFilterProps = {
  readonly search: ProductSearch;
  readonly onSearch: (search: ProductSearch) => void;
};

export function ProductFilter({ search, onSearch }: ProductFilterProps) {
  const text = useText();
  const { words, stock } = search;
  const apply = (fields: FormData) => {
    const chosen = typedIn(fields, 'stock');
    onSearch({
      words: typedIn(fields, 'q'),
      stock: chosen === 'some' || chosen === 'none' ? chosen : undefined,
      after: undefined,
    });
  };
  return (
    <Toolbar
      label={text('admin.products.filter')}
      values={{ q: words, stock }}
      onApply={apply}
      all={adminPaths.products}
    >
      <TextField label={text('admin.products.search')} type="search" name="q" maxLength={100} />
      <ChoiceField
        label={text('admin.products.stock')}
        name="stock"
        choices={[
          ['', text('admin.products.stock.any')],
          ['some', text('admin.products.stock.some')],
          ['none', text('admin.products.stock.none')],
        ]}
      />
    </Toolbar>
  );
}
