import { useEffect } from 'react';
import { useConfiguration } from '@/config/configuration-context';

/** Not React's own <title>: it would stand beside the one of index.html, and browsers take the first. */
export function useWindowTitle(title: string): void {
  const { shopName } = useConfiguration();
  useEffect(() => {
    document.title = `${title} · ${shopName}`;
  }, [title, shopName]);
}
