import { Link } from 'react-router';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Reference } from '@/components/ui/reference';
import { paths } from '@/config/paths';
import { hasStatus, leavesOutcomeOpen } from '@/lib/api-error';

/** Tells a refused order from one of which nobody knows yet. */
export function PlacementError({ error }: { readonly error: Error }) {
  if (leavesOutcomeOpen(error)) {
    return (
      <Notice tone="error" title="We could not confirm your order">
        <p>
          The connection failed before the shop answered, so your order may or may not have been
          placed. Please wait a moment and look at <Link to={paths.cart}>your cart</Link>: if it is
          empty, the order went through. If your products are still there, you can order again.
        </p>
        <Reference id={error.requestId} />
      </Notice>
    );
  }
  if (hasStatus(error, 409)) {
    return (
      <Notice tone="error" title="Your order was not placed">
        <p>{error.problem?.detail ?? 'Something in your cart is no longer available.'}</p>
        <Link to={paths.cart}>Change your cart</Link>
      </Notice>
    );
  }
  return <ErrorNotice title="Your order was not placed" error={error} />;
}
