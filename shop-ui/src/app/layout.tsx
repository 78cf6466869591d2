import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { adminPaths } from '@/config/admin-paths';
import { useConfiguration } from '@/config/configuration-context';
import { paths } from '@/config/paths';
import { CartLink } from '@/features/cart/components/cart-link';
import { useText } from '@/lib/i18n/use-text';
import { Frame } from './frame';
import styles from './layout.module.css';

export function Layout({ children }: { readonly children: ReactNode }) {
  const { shopName, environment } = useConfiguration();
  const text = useText();
  return (
    <Frame
      look={styles.layout}
      header={
        <>
          <Link to={paths.catalog}>{shopName}</Link>
          <nav aria-label={text('layout.navigation')}>
            <NavLink to={paths.catalog} end>
              {text('layout.products')}
            </NavLink>
            <CartLink />
          </nav>
        </>
      }
      imprint={
        <div>
          <p>{shopName}</p>
          <Link to={adminPaths.today}>{text('layout.owner')}</Link>
          {environment !== 'production' && (
            <p>{text('layout.environment', { name: environment })}</p>
          )}
        </div>
      }
    >
      {children}
    </Frame>
  );
}
