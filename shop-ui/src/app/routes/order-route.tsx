import { useLocation, useParams } from 'react-router';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { paths } from '@/config/paths';
import { OrderView } from '@/features/order/components/order-view';
import { useText } from '@/lib/i18n/use-text';
import { idOf } from './id-of';
import styles from './order-route.module.css';

export function OrderRoute() {
  const id = idOf(useParams().id);
  const token = tokenOf(useLocation().hash);
  if (id === undefined || token === '') return <NoSuchOrder />;
  return <OrderPage id={id} token={token} />;
}

function OrderPage({ id, token }: { readonly id: number; readonly token: string }) {
  const text = useText();
  const { state } = useLocation();
  return (
    <Page title={text('order.title', { id })} narrow>
      <div className={styles.order}>
        {wasJustPlaced(state) && (
          <Notice tone="success" title={text('order.placed')}>
            <p>{text('order.placed.text')}</p>
          </Notice>
        )}
        <OrderView id={id} token={token} notFound={<NoSuchOrder />} />
      </div>
    </Page>
  );
}

function NoSuchOrder() {
  const text = useText();
  return (
    <Notice tone="plain" title={text('order.notShown')}>
      <p>{text('order.notShown.text')}</p>
      <ButtonLink to={paths.catalog}>{text('common.seeAllProducts')}</ButtonLink>
    </Notice>
  );
}

function tokenOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

function wasJustPlaced(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'placed' in state;
}
