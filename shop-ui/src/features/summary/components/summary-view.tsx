import { useQuery } from '@tanstack/react-query';
import { Panel } from '@/components/admin/panel';
import { QueryFallback } from '@/components/ui/query-fallback';
import { Skeleton } from '@/components/ui/skeleton';
import { useText } from '@/lib/i18n/use-text';
import { useCalmInterval } from '@/lib/use-calm-interval';
import { summaryQuery } from '../api/get-summary';
import type { Summary } from '../api/summary';
import { LowStockList } from './low-stock-list';
import styles from './summary-view.module.css';
import { TodayFigures } from './today-figures';
import { WeekChart } from './week-chart';

const EVERY_MS = 60_000;
const GONE_AFTER_MS = 10 * 60_000;

export function SummaryView() {
  const text = useText();
  const query = useQuery(summaryQuery);
  const { data, error, dataUpdatedAt, refetch } = query;
  useCalmInterval(() => void refetch(), EVERY_MS, GONE_AFTER_MS);
  if (data) return <Figures summary={data} at={dataUpdatedAt} stale={error !== null} />;
  return (
    <QueryFallback
      query={query}
      failed={text('admin.today.failed')}
      loading={text('admin.today.loading')}
    >
      <div className={styles.summary}>
        <Skeleton shape="title" />
        <Skeleton shape="line" />
        <Skeleton shape="line" />
      </div>
    </QueryFallback>
  );
}

type FiguresProps = {
  readonly summary: Summary;
  readonly at: number;
  /** The last refresh failed, so these are the figures of the one before. */
  readonly stale: boolean;
};

function Figures({ summary, at, stale }: FiguresProps) {
  const text = useText();
  return (
    <div className={styles.summary}>
      <TodayFigures summary={summary} at={at} stale={stale} />
      <div className={styles.panels}>
        <Panel title={text('admin.week.title')}>
          <WeekChart days={summary.days} />
        </Panel>
        <Panel title={text('admin.lowStock.title')}>
          <LowStockList products={summary.lowStock} />
        </Panel>
      </div>
    </div>
  );
}
