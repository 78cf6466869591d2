import { Link } from 'react-router';
import { QuantitySelect } from '@/components/ui/quantity-select';
import { useMoney } from '@/config/configuration-context';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import { times } from '@/lib/money';
import type { CartItem } from '../api/cart';
import styles from './cart-line.module.css';

const MOST_OFFERED = 20;

type CartLineProps = {
  readonly item: CartItem;
  /** As the customer chose it, which the shop may not know yet. */
  readonly quantity: number;
  readonly onChange: (quantity: number) => void;
  readonly onRemove: () => void;
};

export function CartLine({ item, quantity, onChange, onRemove }: CartLineProps) {
  const text = useText();
  const money = useMoney();
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <Link to={paths.product(item.productId)} className={styles.name}>
          {item.name}
        </Link>
        <p className={styles.each}>{text('cart.each', { price: money(item.price) })}</p>
      </div>
      <QuantitySelect
        label={text('cart.quantityOf', { name: item.name })}
        value={quantity}
        most={Math.max(item.quantity, MOST_OFFERED)}
        onChange={onChange}
      />
      <button
        type="button"
        className={styles.remove}
        onClick={onRemove}
        aria-label={text('cart.removeNamed', { name: item.name })}
      >
        {text('cart.remove')}
      </button>
      <p className={styles.total}>{money(times(item.price, quantity))}</p>
    </li>
  );
}
