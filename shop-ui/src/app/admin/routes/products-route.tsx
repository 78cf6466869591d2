import { Page } from '@/components/ui/page';
import { ProductsView } from '@/features/products-admin/components/products-view';
import { useText } from '@/lib/i18n/use-text';

export function ProductsRoute() {
  const text = useText();
  return (
    <Page title={text('admin.products.title')}>
      <ProductsView />
    </Page>
  );
}
