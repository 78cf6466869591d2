import { Link } from 'react-router';
import { QuantitySelect } from '@/components/ui/quantity-select';
import { useMoney } from '@/config/configuration-context';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import { times } from '@/lib/money';
import { type CartItem, isOnItsWay } from '../api/cart';
import styles from './cart-line.module.css';
import { Shortage } from './shortage';

const MOST_OFFERED = 20;

type CartLineProps = {
  readonly item: CartItem;
  readonly onChange: (quantity: number) => void;
  readonly onRemove: () => void;
};

export function CartLine({ item, onChange, onRemove }: CartLineProps) {
  const text = useText();
  const money = useMoney();
  const { name, price, quantity, stockQuantity } = item;
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <Link to={paths.product(item.productId)} className={styles.name}>
          {name}
        </Link>
        <p className={styles.each}>{text('cart.each', { price: money(price) })}</p>
      </div>
      <QuantitySelect
        label={text('cart.quantityOf', { name })}
        value={quantity}
        most={Math.min(stockQuantity, MOST_OFFERED)}
        disabled={isOnItsWay(item)}
        onChange={onChange}
      />
      <button
        type="button"
        className={styles.remove}
        onClick={onRemove}
        disabled={isOnItsWay(item)}
        aria-label={text('cart.removeNamed', { name })}
      >
        {text('cart.remove')}
      </button>
      <p className={styles.total}>{money(times(price, quantity))}</p>
      <div className={styles.shortage} role="status">
        {!item.available && <Shortage item={item} onTake={onChange} />}
      </div>
    </li>
  );
}
