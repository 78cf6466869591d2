import type { OrderStatus } from '@/documents/order';
import { useText } from '@/lib/i18n/use-text';
import styles from './status-mark.module.css';

/** A word and a mark: never told by colour alone. */
export function StatusMark({ status }: { readonly status: OrderStatus }) {
  const text = useText();
  return (
    <span className={`${styles.mark} ${styles[status]}`}>{text(`admin.status.${status}`)}</span>
  );
}
