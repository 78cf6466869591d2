import { TotalLine } from '@/components/ui/total-line';
import { useMoney } from '@/config/configuration-context';
import { useText } from '@/lib/i18n/use-text';
import { type Hundredths, times } from '@/lib/money';
import styles from './order-lines.module.css';

export type OrderLine = {
  readonly id: number;
  readonly name: string;
  readonly quantity: number;
  readonly price: Hundredths;
};

type OrderLinesProps = { readonly lines: readonly OrderLine[]; readonly total: Hundredths };

export function OrderLines({ lines, total }: OrderLinesProps) {
  const text = useText();
  const money = useMoney();
  return (
    <div className={styles.lines}>
      <ul aria-label={text('order.lines')}>
        {lines.map(({ id, name, quantity, price }) => (
          <li key={id} className={styles.line}>
            <span className={styles.name}>{text('order.line', { quantity, name })}</span>
            <span>{money(times(price, quantity))}</span>
          </li>
        ))}
      </ul>
      <TotalLine amount={total} />
    </div>
  );
}
