import { useRef } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';
import { TotalLine } from '@/components/ui/total-line';
import { paths } from '@/config/paths';
import type { Cart } from '../api/cart';
import { useChangeQuantity } from '../api/change-quantity';
import { useCart } from '../api/get-cart';
import { useRemoveFromCart } from '../api/remove-from-cart';
import { CartLine } from './cart-line';
import styles from './cart-view.module.css';
import { EmptyCart } from './empty-cart';

export function CartView() {
  const { data: cart, error, failureCount, isFetching, refetch } = useCart();
  const place = useRef<HTMLDivElement>(null);
  if (cart) {
    return (
      <div ref={place} tabIndex={-1}>
        {cart.items.length === 0 ? (
          <EmptyCart />
        ) : (
          // The button that had the focus is gone with its line.
          <FilledCart cart={cart} onRemoved={() => place.current?.focus()} />
        )}
      </div>
    );
  }
  if (error) {
    return (
      <ErrorNotice
        title="Your cart could not be loaded"
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading what="your cart" failures={failureCount}>
      <div className={styles.cart}>
        <Skeleton shape="line" />
        <Skeleton shape="line" />
        <Skeleton shape="short" />
      </div>
    </Loading>
  );
}

type FilledCartProps = { readonly cart: Cart; readonly onRemoved: () => void };

function FilledCart({ cart, onRemoved }: FilledCartProps) {
  const change = useChangeQuantity();
  const remove = useRemoveFromCart(onRemoved);
  const chosen = change.isPending ? change.variables : undefined;
  const error = change.error ?? remove.error;
  return (
    <div className={styles.cart}>
      {error && <ErrorNotice title="Your cart was not changed" error={error} />}
      <ul aria-label="In your cart">
        {cart.items.map((item) => (
          <CartLine
            key={item.productId}
            item={item}
            quantity={chosen?.productId === item.productId ? chosen.quantity : item.quantity}
            onChange={(quantity) => change.mutate({ productId: item.productId, quantity })}
            onRemove={() => remove.mutate(item.id)}
          />
        ))}
      </ul>
      <div role="status">
        <TotalLine amount={cart.total} />
      </div>
      <p className={styles.next}>
        <ButtonLink to={paths.catalog} look="quiet">
          Keep looking
        </ButtonLink>
        <ButtonLink to={paths.checkout}>Go to checkout</ButtonLink>
      </p>
    </div>
  );
}
