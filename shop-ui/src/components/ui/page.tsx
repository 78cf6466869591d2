import type { ReactNode } from 'react';
import styles from './page.module.css';
import { useWindowTitle } from './use-window-title';

type PageProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
};

/** A page with its title in the window and at its head. */
export function Page({ title, lead, narrow = false, children }: PageProps) {
  useWindowTitle(title);
  return (
    <div className={narrow ? styles.narrow : undefined}>
      <header className={styles.head}>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </header>
      {children}
    </div>
  );
}
