import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { paths } from '@/config/paths';

export function NotFoundRoute({ what = 'This page' }: { readonly what?: string }) {
  return (
    <Page
      title={`${what} does not exist`}
      lead="It may have moved, or the link has a mistake in it."
      narrow
    >
      <ButtonLink to={paths.catalog}>See all products</ButtonLink>
    </Page>
  );
}
