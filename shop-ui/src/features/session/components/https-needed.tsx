import { useWindowTitle } from '@/components/ui/use-window-title';
import { useText } from '@/lib/i18n/use-text';
import styles from './https-needed.module.css';

/** In place of the sign-in where a password could be read on its way. */
export function HttpsNeeded() {
  const text = useText();
  useWindowTitle(text('admin.session.httpsTitle'));
  return (
    <main className={styles.page}>
      <h1>{text('admin.session.httpsTitle')}</h1>
      <HttpsAdvice />
    </main>
  );
}

export function HttpsAdvice() {
  const text = useText();
  const { hostname, pathname } = window.location;
  return (
    <>
      <p>{text('admin.session.https')}</p>
      <p>
        <a href={`https://${hostname}${pathname}`}>{text('admin.session.httpsLink')}</a>
      </p>
      <ul className={styles.advice}>
        <li>{text('admin.session.httpsLocal')}</li>
        <li>{text('admin.session.httpsOperator')}</li>
      </ul>
    </>
  );
}
