import { Link } from 'react-router';
import { Page } from '@/components/ui/page';
import { adminPaths } from '@/config/admin-paths';
import { RemovedView } from '@/features/products-admin/components/removed-view';
import { useText } from '@/lib/i18n/use-text';

export function RemovedProductsRoute() {
  const text = useText();
  return (
    <Page
      title={text('admin.removed.title')}
      lead={<Link to={adminPaths.products}>{text('admin.noSuchWay.product')}</Link>}
    >
      <RemovedView />
    </Page>
  );
}
