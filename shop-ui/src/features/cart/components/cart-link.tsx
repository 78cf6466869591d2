import { NavLink } from 'react-router';
import { paths } from '@/config/paths';
import { countOf } from '../api/cart';
import { useCart } from '../api/get-cart';
import styles from './cart-link.module.css';

export function CartLink() {
  const { data: cart } = useCart();
  const count = cart ? countOf(cart) : 0;
  return (
    <NavLink to={paths.cart} aria-label={nameOf(count)}>
      Cart
      {count > 0 && <span className={styles.count}>{count}</span>}
    </NavLink>
  );
}

function nameOf(count: number): string {
  if (count === 0) return 'Cart';
  return count === 1 ? 'Cart 1 item' : `Cart ${count} items`;
}
