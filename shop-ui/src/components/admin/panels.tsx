import type { ReactNode } from 'react';
import styles from './panels.module.css';

type PanelsProps = { readonly children: ReactNode };

/** The panels of a page: in two columns where there is room, the wider one first. */
export function Panels({ children }: PanelsProps) {
  return <div className={styles.panels}>{children}</div>;
}

/** Panels that stand below each other in one of the columns. */
export function PanelColumn({ children }: PanelsProps) {
  return <div className={styles.column}>{children}</div>;
}
