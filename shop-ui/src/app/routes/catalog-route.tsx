import { Page } from '@/components/ui/page';
import { ProductGrid } from '@/features/catalog/components/product-grid';
import { useText } from '@/lib/i18n/use-text';

export function CatalogRoute() {
  const text = useText();
  return (
    <Page title={text('catalog.title')} lead={text('catalog.lead')}>
      <ProductGrid />
    </Page>
  );
}
