import { Page } from '@/components/ui/page';
import { NewProduct } from '@/features/products-admin/components/new-product';
import { useText } from '@/lib/i18n/use-text';

export function NewProductRoute() {
  const text = useText();
  return (
    <Page title={text('admin.product.newTitle')} narrow>
      <NewProduct />
    </Page>
  );
}
