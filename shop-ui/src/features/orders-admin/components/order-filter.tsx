import { ChoiceField } from '@/components/admin/choice-field';
import { Toolbar, typedIn } from '@/components/admin/toolbar';
import { TextField } from '@/components/ui/text-field';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';
import { STATUSES } from '../api/order';
import { type OrderSearch, readOrderSearch } from '../order-search';

type OrderFilterProps = {
  readonly search: OrderSearch;
  readonly onSearch: (search: OrderSearch) => void;
};

const FIELDS = ['status', 'email', 'from', 'to'];

export function OrderFilter({ search, onSearch }: OrderFilterProps) {
  const text = useText();
  const apply = (fields: FormData) => {
    const typed = FIELDS.map((name) => [name, typedIn(fields, name) ?? '']);
    onSearch(readOrderSearch(new URLSearchParams(typed)));
  };
  return (
    <Toolbar
      label={text('admin.orders.filter')}
      values={{ ...search }}
      onApply={apply}
      all={adminPaths.orders}
    >
      <ChoiceField
        label={text('admin.order.status')}
        name="status"
        choices={[
          ['', text('admin.orders.anyStatus')],
          ...STATUSES.map((word) => [word, text(`admin.status.${word}`)] as const),
        ]}
      />
      <TextField label={text('admin.orders.email')} type="email" name="email" autoComplete="off" />
      <TextField label={text('admin.orders.from')} type="date" name="from" />
      <TextField label={text('admin.orders.to')} type="date" name="to" />
    </Toolbar>
  );
}
