import { useRef } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { QueryFallback } from '@/components/ui/query-fallback';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toasts';
import { useText } from '@/lib/i18n/use-text';
import { useAddToCart } from '../api/add-to-cart';
import type { CartItem } from '../api/cart';
import { useChangeQuantity } from '../api/change-quantity';
import { useCart } from '../api/get-cart';
import { useRemoveFromCart } from '../api/remove-from-cart';
import styles from './cart-view.module.css';
import { EmptyCart } from './empty-cart';
import { FilledCart } from './filled-cart';

export function CartView() {
  const text = useText();
  const query = useCart();
  const { data: cart } = query;
  const place = useRef<HTMLDivElement>(null);
  const change = useChangeQuantity();
  // The button that had the focus is gone with its line.
  const removal = useUndoableRemoval(() => place.current?.focus());
  const refused = change.error ?? removal.error;
  if (cart) {
    return (
      <div ref={place} tabIndex={-1} className={styles.cart}>
        {refused && <ErrorNotice title={text('cart.notChanged')} error={refused} />}
        {cart.items.length === 0 ? (
          <EmptyCart />
        ) : (
          <FilledCart cart={cart} onChange={change.mutate} onRemove={removal.remove} />
        )}
      </div>
    );
  }
  return (
    <QueryFallback query={query} failed={text('cart.notLoaded')} loading={text('cart.loading')}>
      <div className={styles.cart}>
        <Skeleton shape="line" />
        <Skeleton shape="line" />
        <Skeleton shape="short" />
      </div>
    </QueryFallback>
  );
}

/** Takes a line out at once and offers to lay it back in. */
function useUndoableRemoval(onRemove: () => void) {
  const text = useText();
  const toast = useToast();
  const addition = useAddToCart();
  const removal = useRemoveFromCart((item) => {
    const undo = () => addition.mutate({ ware: item, quantity: item.quantity });
    const action = { label: text('cart.undo'), run: undo };
    toast(text('cart.removed', { name: item.name }), { action });
  });
  const remove = (item: CartItem) => {
    onRemove();
    removal.mutate(item);
  };
  return { remove, error: removal.error ?? addition.error };
}
