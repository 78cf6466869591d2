import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

type PanelProps = { readonly title: string; readonly children: ReactNode };

/** A part of a page with a heading of its own. */
export function Panel({ title, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
