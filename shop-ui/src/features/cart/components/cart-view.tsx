import { useRef } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';
import { TotalLine } from '@/components/ui/total-line';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import type { Cart } from '../api/cart';
import { useChangeQuantity } from '../api/change-quantity';
import { useCart } from '../api/get-cart';
import { useRemoveFromCart } from '../api/remove-from-cart';
import { CartLine } from './cart-line';
import styles from './cart-view.module.css';
import { EmptyCart } from './empty-cart';

export function CartView() {
  const text = useText();
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
        title={text('cart.notLoaded')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading label={text('cart.loading')} failures={failureCount}>
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
  const text = useText();
  const change = useChangeQuantity();
  const remove = useRemoveFromCart(onRemoved);
  const chosen = change.isPending ? change.variables : undefined;
  const error = change.error ?? remove.error;
  return (
    <div className={styles.cart}>
      {error && <ErrorNotice title={text('cart.notChanged')} error={error} />}
      <ul aria-label={text('cart.items')}>
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
          {text('cart.keepLooking')}
        </ButtonLink>
        <ButtonLink to={paths.checkout}>{text('cart.checkout')}</ButtonLink>
      </p>
    </div>
  );
}
