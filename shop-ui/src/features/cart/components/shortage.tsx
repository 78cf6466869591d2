import { Button } from '@/components/ui/button';
import { useText } from '@/lib/i18n/use-text';
import type { CartItem } from '../api/cart';
import styles from './cart-line.module.css';

type ShortageProps = { readonly item: CartItem; readonly onTake: (left: number) => void };

/** The stock has shrunk since the customer chose: says by how much, and takes what is left at a click. */
export function Shortage({ item: { stockQuantity }, onTake }: ShortageProps) {
  const text = useText();
  if (stockQuantity < 1) return <p className={styles.trouble}>{text('cart.gone')}</p>;
  return (
    <>
      <p className={styles.trouble}>{text('cart.left', { count: stockQuantity })}</p>
      <Button look="quiet" onClick={() => onTake(stockQuantity)}>
        {text('cart.takeLeft', { count: stockQuantity })}
      </Button>
    </>
  );
}
