import type { ReactNode } from 'react';
import styles from './notice.module.css';

type NoticeProps = {
  readonly tone: 'error' | 'success' | 'plain';
  readonly title: string;
  readonly children?: ReactNode;
};

/** A message in the flow of the page; errors are spoken at once, the rest when there is a pause. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div
      className={`${styles.notice} ${styles[tone]}`}
      role={tone === 'error' ? 'alert' : 'status'}
    >
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}
