import { Page } from '@/components/ui/page';
import { CatalogView } from '@/features/catalog/components/catalog-view';
import { useText } from '@/lib/i18n/use-text';

export function CatalogRoute() {
  const text = useText();
  return (
    <Page title={text('catalog.title')} lead={text('catalog.lead')}>
      <CatalogView />
    </Page>
  );
}
