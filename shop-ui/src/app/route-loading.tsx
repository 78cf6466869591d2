import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';
import { useText } from '@/lib/i18n/use-text';
import styles from './route-loading.module.css';

/** Keeps the place of a page whose script is on its way. */
export function RouteLoading() {
  const text = useText();
  return (
    <Loading label={text('common.loading')} failures={0}>
      <div className={styles.page}>
        <Skeleton shape="title" />
        <Skeleton shape="line" />
        <Skeleton shape="short" />
      </div>
    </Loading>
  );
}
