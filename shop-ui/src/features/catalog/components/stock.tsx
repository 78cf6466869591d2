import { useText } from '@/lib/i18n/use-text';
import styles from './stock.module.css';

const FEW = 5;

export function Stock({ quantity }: { readonly quantity: number }) {
  const text = useText();
  if (quantity <= 0) return <span className={styles.none}>{text('catalog.stock.none')}</span>;
  if (quantity <= FEW) {
    return <span className={styles.few}>{text('catalog.stock.few', { count: quantity })}</span>;
  }
  return <span className={styles.plenty}>{text('catalog.stock.plenty')}</span>;
}
