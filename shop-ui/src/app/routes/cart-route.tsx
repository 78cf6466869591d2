import { Page } from '@/components/ui/page';
import { CartView } from '@/features/cart/components/cart-view';
import { useText } from '@/lib/i18n/use-text';

export function CartRoute() {
  const text = useText();
  return (
    <Page title={text('cart.title')} narrow>
      <CartView />
    </Page>
  );
}
