import { useText } from '@/lib/i18n/use-text';
import styles from './reference.module.css';

/** The request id under which the shop's logs tell what happened. */
export function Reference({ id }: { readonly id: string | undefined }) {
  const text = useText();
  return id && <p className={styles.reference}>{text('common.reference', { id })}</p>;
}
