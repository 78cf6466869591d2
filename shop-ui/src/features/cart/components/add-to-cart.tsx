import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { QuantitySelect } from '@/components/ui/quantity-select';
import { useToast } from '@/components/ui/toasts';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import { useAddToCart } from '../api/add-to-cart';
import type { Ware } from '../api/cart';
import { useCart } from '../api/get-cart';
import styles from './add-to-cart.module.css';

const MOST_AT_ONCE = 20;

type AddToCartProps = { readonly product: Omit<Ware, 'productId'> & { readonly id: number } };

export function AddToCart({ product: { id, name, price, stockQuantity } }: AddToCartProps) {
  const text = useText();
  const [chosen, setChosen] = useState(1);
  const { add, error } = useSpokenAddition();
  const present = usePresent(id);
  const most = Math.min(stockQuantity - present, MOST_AT_ONCE);
  const quantity = Math.min(chosen, most);
  if (stockQuantity < 1) {
    return (
      <Button className={styles.alone} disabled>
        {text('cart.soldOut')}
      </Button>
    );
  }
  return (
    <div className={styles.purchase}>
      {most < 1 ? (
        <p>
          {text('cart.allInCart', { count: stockQuantity })}{' '}
          <Link to={paths.cart}>{text('cart.view')}</Link>
        </p>
      ) : (
        <div className={styles.choice}>
          <QuantitySelect
            label={text('cart.quantity')}
            value={quantity}
            most={most}
            onChange={setChosen}
          />
          <Button
            onClick={() => add({ ware: { productId: id, name, price, stockQuantity }, quantity })}
          >
            {text('cart.add')}
          </Button>
        </div>
      )}
      {error && <ErrorNotice title={text('cart.notAdded', { name })} error={error} />}
    </div>
  );
}

/** How many of a product are in the cart already. */
function usePresent(productId: number): number {
  const { data: cart } = useCart();
  return cart?.items.find((item) => item.productId === productId)?.quantity ?? 0;
}

/** Adds, and says so with the way to the cart. */
function useSpokenAddition() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const view = { label: text('cart.view'), run: () => void navigate(paths.cart) };
  const { mutate, error } = useAddToCart(({ ware: { name }, quantity }) =>
    toast(text('cart.added', { quantity, name }), { action: view }),
  );
  return { add: mutate, error };
}
