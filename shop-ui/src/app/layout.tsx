import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { adminPaths } from '@/config/admin-paths';
import { useConfiguration } from '@/config/configuration-context';
import { paths } from '@/config/paths';
import { CartLink } from '@/features/cart/components/cart-link';
import { useText } from '@/lib/i18n/use-text';
import styles from './layout.module.css';
import { NewPage } from './new-page';
import { Preferences } from './preferences';
import { usePlace } from './use-place';

export function Layout({ children }: { readonly children: ReactNode }) {
  const { shopName, environment } = useConfiguration();
  const text = useText();
  const main = usePlace();
  return (
    <div className={styles.layout}>
      <a href="#main" className={styles.skip}>
        {text('layout.skip')}
      </a>
      <NewPage />
      <header className={styles.header}>
        <Link to={paths.catalog} className={styles.name}>
          {shopName}
        </Link>
        <nav className={styles.nav} aria-label={text('layout.navigation')}>
          <NavLink to={paths.catalog} end>
            {text('layout.products')}
          </NavLink>
          <CartLink />
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <footer className={styles.footer}>
        <div>
          <p>{shopName}</p>
          <Link to={adminPaths.today}>{text('layout.owner')}</Link>
          {environment !== 'production' && (
            <p>{text('layout.environment', { name: environment })}</p>
          )}
        </div>
        <Preferences />
      </footer>
    </div>
  );
}
