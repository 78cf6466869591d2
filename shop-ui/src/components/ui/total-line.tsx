import { useMoney } from '@/config/configuration-context';
import type { Hundredths } from '@/lib/money';
import styles from './total-line.module.css';

export function TotalLine({ amount }: { readonly amount: Hundredths }) {
  const money = useMoney();
  return (
    <p className={styles.total}>
      <span>Total</span> <strong>{money(amount)}</strong>
    </p>
  );
}
