import { useEffect } from 'react';
import { Link } from 'react-router';
import { Notice } from '@/components/ui/notice';
import { useWindowTitle } from '@/components/ui/use-window-title';
import { useConfiguration } from '@/config/configuration-context';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import { SignInForm } from './sign-in-form';
import styles from './sign-in-page.module.css';

export function SignInPage({ ended }: { readonly ended: boolean }) {
  const { shopName } = useConfiguration();
  const text = useText();
  useTitleAfterwards();
  useWindowTitle(text('admin.session.title'));
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.shop}>{shopName}</p>
        <h1>{text('admin.session.title')}</h1>
        {ended && (
          <Notice tone="plain" title={text('admin.session.endedTitle')}>
            <p>{text('admin.session.ended')}</p>
          </Notice>
        )}
        <SignInForm />
        <Link to={paths.catalog}>{text('admin.toShop')}</Link>
      </div>
    </main>
  );
}

/** The page that waited meanwhile has its title again. */
function useTitleAfterwards() {
  useEffect(() => {
    const before = document.title;
    return () => {
      document.title = before;
    };
  }, []);
}
