import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { paths } from '@/config/paths';
import { productsQuery } from '@/features/catalog/api/get-products';
import { OrderView } from '@/features/order/components/order-view';
import { idOf } from './id-of';
import styles from './order-route.module.css';

export function OrderRoute() {
  const id = idOf(useParams().id);
  const { hash, state } = useLocation();
  const token = tokenOf(hash);
  const { data: products } = useQuery(productsQuery);
  if (id === undefined || token === '') return <NoSuchOrder />;
  const nameOf = (productId: number) =>
    products?.find((product) => product.id === productId)?.name ?? `Product ${productId}`;
  return (
    <Page title={`Order ${id}`} narrow>
      <div className={styles.order}>
        {wasJustPlaced(state) && (
          <Notice tone="success" title="Thank you! Your order is placed.">
            <p>
              Keep the address of this page: it is the only way to come back to this order, and
              whoever has it can read the order.
            </p>
          </Notice>
        )}
        <OrderView id={id} token={token} nameOf={nameOf} notFound={<NoSuchOrder />} />
      </div>
    </Page>
  );
}

function NoSuchOrder() {
  return (
    <Notice tone="plain" title="We cannot show this order">
      <p>Please use the whole link that you got when you ordered, up to its last character.</p>
      <ButtonLink to={paths.catalog}>See all products</ButtonLink>
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
