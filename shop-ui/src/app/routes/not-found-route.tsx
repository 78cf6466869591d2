import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';

export function NotFoundRoute({ title }: { readonly title?: string }) {
  const text = useText();
  return (
    <Page title={title ?? text('notFound.page')} lead={text('notFound.text')} narrow>
      <ButtonLink to={paths.catalog}>{text('common.seeAllProducts')}</ButtonLink>
    </Page>
  );
}
