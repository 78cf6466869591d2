import { Link } from 'react-router';
import { adminPaths } from '@/config/admin-paths';
import { useMoney } from '@/config/configuration-context';
import { useLanguage } from '@/lib/i18n/language-context';
import { useText } from '@/lib/i18n/use-text';
import type { Summary } from '../api/summary';
import styles from './today-figures.module.css';

type TodayFiguresProps = {
  readonly summary: Summary;
  readonly at: number;
  readonly stale: boolean;
};

export function TodayFigures({ summary, at, stale }: TodayFiguresProps) {
  const text = useText();
  const money = useMoney();
  const { locale } = useLanguage();
  const { today, byStatus } = summary;
  const count = new Intl.NumberFormat(locale);
  const time = new Date(at).toLocaleTimeString(locale, { timeStyle: 'short' });
  return (
    <section aria-label={text('admin.today.title')}>
      <dl className={styles.figures}>
        <div>
          <dt>{text('admin.today.revenue')}</dt>
          <dd>{money(today.revenue)}</dd>
        </div>
        <div>
          <dt>{text('admin.today.orders')}</dt>
          <dd>{count.format(today.orders)}</dd>
        </div>
        <div>
          <dt>{text('admin.today.waiting')}</dt>
          <dd>
            <Link to={`${adminPaths.orders}?status=pending`}>{count.format(byStatus.pending)}</Link>
          </dd>
        </div>
        <div>
          <dt>{text('admin.today.cancelled')}</dt>
          <dd>{count.format(byStatus.cancelled)}</dd>
        </div>
      </dl>
      <p className={styles.asOf}>
        {text(stale ? 'admin.today.asOfStale' : 'admin.today.asOf', { time })}
      </p>
    </section>
  );
}
