import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { adminPaths } from '@/config/admin-paths';
import { useConfiguration } from '@/config/configuration-context';
import { paths } from '@/config/paths';
import { SignOutButton } from '@/features/session/components/sign-out-button';
import { useText } from '@/lib/i18n/use-text';
import { Frame } from '../frame';
import styles from './admin-layout.module.css';

type AdminLayoutProps = { readonly username: string; readonly children: ReactNode };

export function AdminLayout({ username, children }: AdminLayoutProps) {
  const { shopName } = useConfiguration();
  const text = useText();
  return (
    <Frame
      look={styles.layout}
      header={
        <>
          <Link to={adminPaths.today}>{shopName}</Link>
          <nav aria-label={text('admin.navigation')}>
            <NavLink to={adminPaths.today} end>
              {text('admin.today.title')}
            </NavLink>
            <NavLink to={adminPaths.products}>{text('admin.products.title')}</NavLink>
            <NavLink to={adminPaths.orders}>{text('admin.orders.title')}</NavLink>
          </nav>
          <div className={styles.account}>
            <SignOutButton />
          </div>
        </>
      }
      imprint={
        <div>
          <Link to={paths.catalog}>{text('admin.toShop')}</Link>
          <p className={styles.user}>{text('admin.signedInAs', { name: username })}</p>
        </div>
      }
    >
      {children}
    </Frame>
  );
}
