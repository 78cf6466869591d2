import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';

/** In place of a page that could not be drawn; a plain link, since the router may be what failed. */
export function RouteFallback({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText();
  return (
    <Notice tone="error" title={text('error.page')}>
      <p>{text('error.page.text')}</p>
      <Button onClick={onRetry}>{text('common.tryAgain')}</Button>
      <a href={paths.catalog}>{text('error.page.back')}</a>
    </Notice>
  );
}
