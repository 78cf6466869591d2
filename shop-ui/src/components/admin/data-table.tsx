import type { ReactNode } from 'react';
import styles from './data-table.module.css';

export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the row is called by. */
  readonly names?: boolean;
  /** Whoever sees a cell knows what it is: cards leave its label out. */
  readonly obvious?: boolean;
  /** Amounts stand below each other, at the end. */
  readonly amount?: boolean;
};

type DataTableProps<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
};

// Small screens draw rows as cards, and some browsers take what is not drawn as a table for none:
// the roles say that it is one all the same.
const ROLE = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  name: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** A table that becomes a list of cards where there is no room for columns. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <table className={styles.table} {...ROLE.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          {columns.map(({ key, label, amount }) => (
            <th
              key={key}
              scope="col"
              className={amount ? styles.amount : undefined}
              {...ROLE.column}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>
        {rows.map((row) => (
          <tr key={keyOf(row)} {...ROLE.row}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const { label, cell, names, obvious, amount } = column;
  const look = {
    className: `${styles.cell} ${amount ? styles.amount : ''}`,
    'data-label': obvious ? undefined : label,
  };
  return names ? (
    <th scope="row" {...look} {...ROLE.name}>
      {cell(row)}
    </th>
  ) : (
    <td {...look} {...ROLE.cell}>
      {cell(row)}
    </td>
  );
}
