import { NavLink } from 'react-router';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import { countOf } from '../api/cart';
import { useCart } from '../api/get-cart';
import styles from './cart-link.module.css';

export function CartLink() {
  const text = useText();
  const { data: cart } = useCart();
  const count = cart ? countOf(cart) : 0;
  return (
    <NavLink to={paths.cart} aria-label={text('cart.link', { count })}>
      {text('cart.name')}
      {count > 0 && <span className={styles.count}>{count}</span>}
    </NavLink>
  );
}
