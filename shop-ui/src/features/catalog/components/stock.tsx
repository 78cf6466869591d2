import styles from './stock.module.css';

const FEW = 5;

export function Stock({ quantity }: { readonly quantity: number }) {
  if (quantity <= 0) return <span className={styles.none}>Sold out</span>;
  if (quantity <= FEW) return <span className={styles.few}>Only {quantity} left</span>;
  return <span className={styles.plenty}>In stock</span>;
}
