import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { QuantitySelect } from '@/components/ui/quantity-select';
import { paths } from '@/config/paths';
import { useAddToCart } from '../api/add-to-cart';
import styles from './add-to-cart.module.css';

const MOST_AT_ONCE = 20;

type AddToCartProps = {
  readonly productId: number;
  readonly name: string;
  readonly stockQuantity: number;
};

export function AddToCart({ productId, name, stockQuantity }: AddToCartProps) {
  const [quantity, setQuantity] = useState(1);
  const { mutate, isPending, error, data, variables } = useAddToCart();
  const most = Math.min(stockQuantity, MOST_AT_ONCE);
  const soldOut = most < 1;
  return (
    <div className={styles.purchase}>
      <div className={styles.choice}>
        {!soldOut && (
          <QuantitySelect
            label="Quantity"
            value={Math.min(quantity, most)}
            most={most}
            onChange={setQuantity}
          />
        )}
        <Button
          disabled={soldOut || isPending}
          onClick={() => mutate({ productId, quantity: Math.min(quantity, most) })}
        >
          {buttonText(soldOut, isPending)}
        </Button>
      </div>
      {error && <ErrorNotice title={`${name} was not added`} error={error} />}
      {data && !error && !isPending && (
        <Notice tone="success" title={`${variables?.quantity} × ${name} added to your cart`}>
          <Link to={paths.cart}>View cart</Link>
        </Notice>
      )}
    </div>
  );
}

function buttonText(soldOut: boolean, pending: boolean): string {
  if (soldOut) return 'Sold out';
  return pending ? 'Adding…' : 'Add to cart';
}
