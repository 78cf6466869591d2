import { Page } from '@/components/ui/page';
import { CartView } from '@/features/cart/components/cart-view';

export function CartRoute() {
  return (
    <Page title="Your cart" narrow>
      <CartView />
    </Page>
  );
}
