import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';

/** In place of a page that leads nowhere, and the way on from there. */
export function NotFound({ title }: { readonly title: string }) {
  const text = useText();
  return (
    <Page title={title} lead={text('notFound.text')} narrow>
      <ButtonLink to={paths.catalog}>{text('common.seeAllProducts')}</ButtonLink>
    </Page>
  );
}
