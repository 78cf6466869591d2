import { Link } from 'react-router';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Reference } from '@/components/ui/reference';
import { paths } from '@/config/paths';
import { hasStatus, leavesOutcomeOpen } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';

/** Tells a refused order from one of which nobody knows yet. */
export function PlacementError({ error }: { readonly error: Error }) {
  const text = useText();
  if (leavesOutcomeOpen(error)) {
    return (
      <Notice tone="error" title={text('order.unconfirmed')}>
        <p>{text('order.unconfirmed.text')}</p>
        <Link to={paths.cart}>{text('order.viewCart')}</Link>
        <Reference id={error.requestId} />
      </Notice>
    );
  }
  if (hasStatus(error, 409)) {
    return (
      <Notice tone="error" title={text('order.notPlaced')}>
        <p>{error.problem?.detail ?? text('order.notPlaced.gone')}</p>
        <Link to={paths.cart}>{text('order.change')}</Link>
      </Notice>
    );
  }
  return <ErrorNotice title={text('order.notPlaced')} error={error} />;
}
