import { type Column, DataTable } from '@/components/admin/data-table';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useMoney } from '@/config/configuration-context';
import { useText } from '@/lib/i18n/use-text';
import type { ProductWords } from '../api/product';
import styles from './conflict.module.css';

type ConflictProps = {
  readonly mine: ProductWords;
  readonly theirs: ProductWords;
  readonly busy: boolean;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
};

type Difference = { readonly field: string; readonly mine: string; readonly theirs: string };

/** Two people changed the same product: both versions, and a choice between them. */
export function Conflict({ mine, theirs, busy, onKeepMine, onTakeTheirs }: ConflictProps) {
  const text = useText();
  const differences = useDifferences(mine, theirs);
  const columns: readonly Column<Difference>[] = [
    {
      key: 'field',
      label: text('admin.conflict.field'),
      cell: ({ field }) => field,
      names: true,
      obvious: true,
    },
    { key: 'mine', label: text('admin.conflict.mine'), cell: (difference) => difference.mine },
    { key: 'theirs', label: text('admin.conflict.theirs'), cell: ({ theirs: it }) => it },
  ];
  return (
    <Notice tone="error" title={text('admin.conflict.title')}>
      <p>{text(differences.length > 0 ? 'admin.conflict.text' : 'admin.conflict.same')}</p>
      {differences.length > 0 && (
        <div className={styles.differences}>
          <DataTable
            caption={text('admin.conflict.caption')}
            columns={columns}
            rows={differences}
            keyOf={({ field }) => field}
          />
        </div>
      )}
      <div className={styles.choices}>
        <Button disabled={busy} onClick={onKeepMine}>
          {text('admin.conflict.keepMine')}
        </Button>
        <Button look="quiet" disabled={busy} onClick={onTakeTheirs}>
          {text('admin.conflict.takeTheirs')}
        </Button>
      </div>
    </Notice>
  );
}

function useDifferences(mine: ProductWords, theirs: ProductWords): readonly Difference[] {
  const text = useText();
  const money = useMoney();
  const all = [
    { field: text('admin.product.name'), mine: mine.name, theirs: theirs.name },
    {
      field: text('admin.product.description'),
      mine: mine.description,
      theirs: theirs.description,
    },
    {
      field: text('admin.product.priceShort'),
      mine: money(mine.price),
      theirs: money(theirs.price),
    },
  ];
  return all.filter((each) => each.mine !== each.theirs);
}
