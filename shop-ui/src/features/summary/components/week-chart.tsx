import { type Column, DataTable } from '@/components/admin/data-table';
import { useMoney } from '@/config/configuration-context';
import { useText } from '@/lib/i18n/use-text';
import { sum } from '@/lib/money';
import type { Day } from '../api/summary';
import { barsOf, CHART } from '../bars';
import { useDayNames } from '../use-day-names';
import styles from './week-chart.module.css';

/** The revenue of the last days: a picture, its sentence, and every figure for who wants them. */
export function WeekChart({ days }: { readonly days: readonly Day[] }) {
  const text = useText();
  const money = useMoney();
  const names = useDayNames();
  const best = days.toSorted((one, other) => other.revenue - one.revenue)[0];
  if (best === undefined) return null;
  const total = money(sum(days.map(({ revenue }) => revenue)));
  const sentence =
    best.revenue === 0
      ? text('admin.week.nothing')
      : text('admin.week.sentence', {
          total,
          best: money(best.revenue),
          day: names.long(best.date),
        });
  return (
    <>
      <p aria-hidden="true">{sentence}</p>
      <div className={styles.chart}>
        <Bars days={days} label={sentence} />
        <div className={styles.names} aria-hidden="true">
          {days.map(({ date }) => (
            <span key={date}>
              <span className={styles.dated}>{names.short(date)}</span>
              <span className={styles.weekday}>{names.weekday(date)}</span>
            </span>
          ))}
        </div>
      </div>
      <details className={styles.details}>
        <summary>{text('admin.week.details')}</summary>
        <DayTable days={days} />
      </details>
    </>
  );
}

type BarsProps = { readonly days: readonly Day[]; readonly label: string };

function Bars({ days, label }: BarsProps) {
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${CHART.width} ${CHART.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {barsOf(days.map(({ revenue }) => revenue)).map((bar, place) => (
        <rect key={days[place]?.date} {...bar} />
      ))}
    </svg>
  );
}

function DayTable({ days }: { readonly days: readonly Day[] }) {
  const text = useText();
  const money = useMoney();
  const names = useDayNames();
  const columns: readonly Column<Day>[] = [
    {
      key: 'day',
      label: text('admin.week.day'),
      cell: (day) => names.long(day.date),
      names: true,
      obvious: true,
    },
    {
      key: 'orders',
      label: text('admin.week.orders'),
      cell: (day) => text('admin.number', { value: day.orders }),
      amount: true,
    },
    {
      key: 'revenue',
      label: text('admin.week.revenue'),
      cell: (day) => money(day.revenue),
      amount: true,
    },
  ];
  return (
    <DataTable
      caption={text('admin.week.title')}
      columns={columns}
      rows={days}
      keyOf={(day) => day.date}
    />
  );
}
