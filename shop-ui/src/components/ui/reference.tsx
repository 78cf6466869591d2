import styles from './reference.module.css';

/** The request id under which the shop's logs tell what happened. */
export function Reference({ id }: { readonly id: string | undefined }) {
  return id && <p className={styles.reference}>Reference: {id}</p>;
}
