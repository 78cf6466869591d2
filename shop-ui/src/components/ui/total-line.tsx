import { useMoney } from '@/config/configuration-context';
import { useText } from '@/lib/i18n/use-text';
import type { Hundredths } from '@/lib/money';
import styles from './total-line.module.css';

export function TotalLine({ amount }: { readonly amount: Hundredths }) {
  const text = useText();
  const money = useMoney();
  return (
    <p className={styles.total}>
      <span>{text('common.total')}</span> <strong>{money(amount)}</strong>
    </p>
  );
}
