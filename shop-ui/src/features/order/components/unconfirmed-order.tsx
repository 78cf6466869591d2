import { Notice } from '@/components/ui/notice';
import { Reference } from '@/components/ui/reference';
import type { ApiError } from '@/lib/api-error';

/** The answer was lost, yet the cart is empty: the shop empties it in the order's transaction. */
export function UnconfirmedOrder({ error }: { readonly error: ApiError }) {
  return (
    <Notice tone="success" title="Your order was placed, but its confirmation got lost">
      <p>
        The connection failed before we could give you the link to your order. Please do not order
        again; the shop finds your order by your e-mail address.
      </p>
      <Reference id={error.requestId} />
    </Notice>
  );
}
