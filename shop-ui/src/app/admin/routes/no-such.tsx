import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';

type NoSuchProps = { readonly what: 'product' | 'order' | 'page' };

const WAY_ON = {
  product: adminPaths.products,
  order: adminPaths.orders,
  page: adminPaths.today,
} as const;

/** What an address of the owner's area leads to when it leads to nothing. */
export function NoSuch({ what }: NoSuchProps) {
  const text = useText();
  return (
    <Page title={text(`admin.noSuch.${what}`)} lead={text('admin.noSuchLead')} narrow>
      <ButtonLink to={WAY_ON[what]}>{text(`admin.noSuchWay.${what}`)}</ButtonLink>
    </Page>
  );
}
