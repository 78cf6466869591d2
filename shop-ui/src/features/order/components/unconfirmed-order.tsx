import { Notice } from '@/components/ui/notice';
import { Reference } from '@/components/ui/reference';
import type { ApiError } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';

/** The answer was lost, yet the cart is empty: the shop empties it in the order's transaction. */
export function UnconfirmedOrder({ error }: { readonly error: ApiError }) {
  const text = useText();
  return (
    <Notice tone="success" title={text('order.lost')}>
      <p>{text('order.lost.text')}</p>
      <Reference id={error.requestId} />
    </Notice>
  );
}
