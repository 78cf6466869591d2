import { Page } from '@/components/ui/page';
import { ProductGrid } from '@/features/catalog/components/product-grid';

export function CatalogRoute() {
  return (
    <Page title="All products" lead="Have a look around. You can order as a guest.">
      <ProductGrid />
    </Page>
  );
}
