import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useText } from '@/lib/i18n/use-text';
import styles from './pages.module.css';

type PagesProps = {
  readonly label: string;
  /** Addresses; undefined where there is no such page. The way back is the browser's. */
  readonly first: string | undefined;
  readonly next: string | undefined;
};

/** From page to page of a list that is read by cursor. */
export function Pages({ label, first, next }: PagesProps) {
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

/** Another page of a list is read from its beginning: give the list this reference. */
export function usePageTurn(page: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    list.current?.focus();
  }, [page]);
  return list;
}
