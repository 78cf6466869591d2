import { useNavigate } from 'react-router';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { paths } from '@/config/paths';
import { useCart } from '@/features/cart/api/get-cart';
import { useCartToken } from '@/features/cart/cart-token';
import { EmptyCart } from '@/features/cart/components/empty-cart';
import { usePlaceOrder } from '@/features/order/api/place-order';
import { CheckoutForm } from '@/features/order/components/checkout-form';
import { OrderLines } from '@/features/order/components/order-lines';
import { UnconfirmedOrder } from '@/features/order/components/unconfirmed-order';
import { leavesOutcomeOpen } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import styles from './checkout-route.module.css';

export function CheckoutRoute() {
  const text = useText();
  return (
    <Page title={text('checkout.title')} narrow>
      <Checkout />
    </Page>
  );
}

function Checkout() {
  const text = useText();
  const navigate = useNavigate();
  const cartToken = useCartToken();
  const { data: cart, error, failureCount, isFetching, refetch } = useCart();

  const placement = usePlaceOrder(({ id, token }) => {
    void navigate(paths.order(id, token), { replace: true, state: { placed: true } });
  });

  if (cartToken === null || cart?.items.length === 0) {
    return leavesOutcomeOpen(placement.error) ? (
      <UnconfirmedOrder error={placement.error} />
    ) : (
      <EmptyCart />
    );
  }
  if (cart) {
    return (
      <div className={styles.checkout}>
        <section aria-labelledby="order">
          <h2 id="order">{text('checkout.order')}</h2>
          <OrderLines lines={cart.items} total={cart.total} />
        </section>
        <section aria-labelledby="details">
          <h2 id="details">{text('checkout.details')}</h2>
          <CheckoutForm cartToken={cartToken} placement={placement} />
        </section>
      </div>
    );
  }
  if (error) {
    return (
      <ErrorNotice
        title={text('cart.notLoaded')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading label={text('cart.loading')} failures={failureCount}>
      <Skeleton shape="line" />
    </Loading>
  );
}
