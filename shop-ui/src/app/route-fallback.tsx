import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/config/paths';

/** In place of a page that could not be drawn; a plain link, since the router may be what failed. */
export function RouteFallback({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Notice tone="error" title="This page has a problem">
      <p>It is our mistake, not yours. Trying again often helps.</p>
      <Button onClick={onRetry}>Try again</Button>
      <a href={paths.catalog}>Back to all products</a>
    </Notice>
  );
}
