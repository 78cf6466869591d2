import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useText } from '@/lib/i18n/use-text';
import styles from './paged-list.module.css';

type PagedListProps = {
  /** What its pages are called. */
  readonly pages: string;
  /** The cursors of this page and of the next; undefined on the first and on the last. */
  readonly after: string | undefined;
  readonly next: string | undefined;
  readonly busy: boolean;
  readonly addressOf: (after: string | undefined) => string;
  readonly children: ReactNode;
};

/** A list that is read by cursor, page after page: each is read from its beginning. */
export function PagedList({ pages, after, next, busy, addressOf, children }: PagedListProps) {
  const list = usePageTurn(after);
  return (
    <div ref={list} tabIndex={-1} aria-busy={busy}>
      {children}
      <Pages
        label={pages}
        first={after === undefined ? undefined : addressOf(undefined)}
        next={next === undefined ? undefined : addressOf(next)}
      />
    </div>
  );
}

type PagesProps = {
  readonly label: string;
  /** Addresses; undefined where there is no such page. The way back is the browser's. */
  readonly first: string | undefined;
  readonly next: string | undefined;
};

function Pages({ label, first, next }: PagesProps) {
  const text = useText();
  if (first === undefined && next === undefined) return null;
  return (
    <nav className={styles.pages} aria-label={label}>
      {first !== undefined && <Link to={first}>{text('admin.pages.first')}</Link>}
      {next !== undefined && (
        <Link to={next} rel="next">
          {text('admin.pages.next')}
        </Link>
      )}
    </nav>
  );
}

function usePageTurn(page: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    list.current?.focus();
  }, [page]);
  return list;
}
