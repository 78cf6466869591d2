import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';
import { MissingPage } from './on-demand';

type RouteFallbackProps = { readonly error: unknown; readonly onRetry: () => void };

/** In place of a page that could not be drawn; a plain link, since the router may be what failed. */
export function RouteFallback({ error, onRetry }: RouteFallbackProps) {
  const text = useText();
  const missing = error instanceof MissingPage ? error : undefined;
  const retry = () => {
    missing?.askAgain();
    onRetry();
  };
  return (
    <Notice tone="error" title={text(missing ? 'error.part' : 'error.page')}>
      <p>{text(missing ? 'error.unreachable' : 'error.page.text')}</p>
      <Button onClick={retry}>{text('common.tryAgain')}</Button>
      <a href={paths.catalog}>{text('error.page.back')}</a>
    </Notice>
  );
}
