import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '@/components/ui/page';
import { QueryFallback } from '@/components/ui/query-fallback';
import { Skeleton } from '@/components/ui/skeleton';
import { paths } from '@/config/paths';
import type { Cart } from '@/features/cart/api/cart';
import { useCart } from '@/features/cart/api/get-cart';
import { useTakeLeft } from '@/features/cart/api/take-left';
import { useCartToken } from '@/features/cart/cart-token';
import { EmptyCart } from '@/features/cart/components/empty-cart';
import { isAnswered, type Placement, usePlaceOrder } from '@/features/order/api/place-order';
import { CheckoutForm } from '@/features/order/components/checkout-form';
import { OrderLines } from '@/features/order/components/order-lines';
import { PlacingOrder } from '@/features/order/components/placing-order';
import { UnconfirmedOrder } from '@/features/order/components/unconfirmed-order';
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
  const navigate = useNavigate();
  const cart = useCart();
  const placement = usePlaceOrder(({ id, token }) => {
    void navigate(paths.order(id, token), { replace: true, state: { placed: true } });
  });
  const { place, variables, error, isPending, failureCount } = placement;
  const ask = useCallback(() => variables && place(variables, true), [variables, place]);
  if (error && variables && !isAnswered(error)) {
    return <UnconfirmedOrder error={error} email={variables.customerEmail} onAsk={ask} />;
  }
  // Before anything of the cart: the shop empties it together with placing the order.
  if (isPending && (variables.again || !cart.data?.items.length)) {
    return <PlacingOrder again={variables.again || failureCount > 0} />;
  }
  return <CheckoutOfCart cart={cart} placement={placement} />;
}

type CheckoutOfCartProps = {
  readonly cart: ReturnType<typeof useCart>;
  readonly placement: Placement;
};

function CheckoutOfCart({ cart, placement }: CheckoutOfCartProps) {
  const text = useText();
  const cartToken = useCartToken();
  const { data } = cart;
  if (cartToken === null || data?.items.length === 0) return <EmptyCart />;
  if (data) return <FilledCheckout cart={data} cartToken={cartToken} placement={placement} />;
  return (
    <QueryFallback query={cart} failed={text('cart.notLoaded')} loading={text('cart.loading')}>
      <Skeleton shape="line" />
    </QueryFallback>
  );
}

type FilledCheckoutProps = {
  readonly cart: Cart;
  readonly cartToken: string;
  readonly placement: Placement;
};

function FilledCheckout({ cart, cartToken, placement }: FilledCheckoutProps) {
  const text = useText();
  const takeLeft = useTakeLeft(cart);
  return (
    <div className={styles.checkout}>
      <section aria-labelledby="order">
        <h2 id="order">{text('checkout.order')}</h2>
        <OrderLines lines={cart.items} total={cart.total} />
      </section>
      <section aria-labelledby="details">
        <h2 id="details">{text('checkout.details')}</h2>
        <CheckoutForm
          cartToken={cartToken}
          placement={placement}
          onTakeLeft={(shortage) => {
            takeLeft(shortage);
            placement.reset();
          }}
        />
      </section>
    </div>
  );
}
