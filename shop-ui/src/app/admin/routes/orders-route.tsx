import { Page } from '@/components/ui/page';
import { OrdersView } from '@/features/orders-admin/components/orders-view';
import { useText } from '@/lib/i18n/use-text';

export function OrdersRoute() {
  const text = useText();
  return (
    <Page title={text('admin.orders.title')}>
      <OrdersView />
    </Page>
  );
}
