import { ButtonLink } from '@/components/ui/button';
import { TotalLine } from '@/components/ui/total-line';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import type { Cart, CartItem } from '../api/cart';
import type { Change } from '../api/change-quantity';
import { CartLine } from './cart-line';
import styles from './cart-view.module.css';

type FilledCartProps = {
  readonly cart: Cart;
  readonly onChange: (change: Change) => void;
  readonly onRemove: (item: CartItem) => void;
};

export function FilledCart({ cart: { items, total }, onChange, onRemove }: FilledCartProps) {
  const text = useText();
  const short = items.some((item) => !item.available);
  return (
    <>
      <ul aria-label={text('cart.items')}>
        {items.map((item) => (
          <CartLine
            key={item.productId}
            item={item}
            onChange={(quantity) => onChange({ id: item.id, quantity })}
            onRemove={() => onRemove(item)}
          />
        ))}
      </ul>
      <div role="status">
        <TotalLine amount={total} />
      </div>
      <div className={styles.next}>
        <ButtonLink to={paths.catalog} look="quiet">
          {text('cart.keepLooking')}
        </ButtonLink>
        {short ? (
          <p>{text('cart.mendFirst')}</p>
        ) : (
          <ButtonLink to={paths.checkout}>{text('cart.checkout')}</ButtonLink>
        )}
      </div>
    </>
  );
}
