import styles from './skeleton.module.css';

type SkeletonProps = { readonly shape: 'picture' | 'title' | 'line' | 'short' };

/** Keeps the place of something that is on its way. */
export function Skeleton({ shape }: SkeletonProps) {
  return <span className={`${styles.skeleton} ${styles[shape]}`} aria-hidden="true" />;
}
