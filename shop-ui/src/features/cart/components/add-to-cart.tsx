import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { QuantitySelect } from '@/components/ui/quantity-select';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import { useAddToCart } from '../api/add-to-cart';
import styles from './add-to-cart.module.css';

const MOST_AT_ONCE = 20;

type AddToCartProps = {
  readonly productId: number;
  readonly name: string;
  readonly stockQuantity: number;
};

export function AddToCart({ productId, name, stockQuantity }: AddToCartProps) {
  const text = useText();
  const [quantity, setQuantity] = useState(1);
  const { mutate, isPending, error, data, variables } = useAddToCart();
  const most = Math.min(stockQuantity, MOST_AT_ONCE);
  const soldOut = most < 1;
  return (
    <div className={styles.purchase}>
      <div className={styles.choice}>
        {!soldOut && (
          <QuantitySelect
            label={text('cart.quantity')}
            value={Math.min(quantity, most)}
            most={most}
            onChange={setQuantity}
          />
        )}
        <Button
          disabled={soldOut || isPending}
          onClick={() => mutate({ productId, quantity: Math.min(quantity, most) })}
        >
          {text(buttonText(soldOut, isPending))}
        </Button>
      </div>
      {error && <ErrorNotice title={text('cart.notAdded', { name })} error={error} />}
      {data && !error && !isPending && (
        <Notice
          tone="success"
          title={text('cart.added', { quantity: variables?.quantity ?? 1, name })}
        >
          <Link to={paths.cart}>{text('cart.view')}</Link>
        </Notice>
      )}
    </div>
  );
}

function buttonText(soldOut: boolean, pending: boolean) {
  if (soldOut) return 'cart.soldOut';
  return pending ? 'cart.adding' : 'cart.add';
}
