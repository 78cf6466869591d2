import type { ComponentProps } from 'react';
import { Link, type LinkProps } from 'react-router';
import styles from './button.module.css';

type Look = { readonly look?: 'primary' | 'quiet' };

export function Button({ look = 'primary', ...props }: ComponentProps<'button'> & Look) {
  return <button type="button" {...props} className={`${styles.button} ${styles[look]}`} />;
}

export function ButtonLink({ look = 'primary', ...props }: LinkProps & Look) {
  return <Link {...props} className={`${styles.button} ${styles[look]}`} />;
}
