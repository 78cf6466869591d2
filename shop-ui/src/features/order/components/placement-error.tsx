import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { ApiError } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import type { Shortage } from '@/lib/problem';
import { isReused } from '../api/place-order';

type PlacementErrorProps = {
  readonly error: Error;
  /** Takes what is left of the product that has run short: none means to leave it out. */
  readonly onTakeLeft: (shortage: Shortage) => void;
};

/** Why the shop did not take the order, and what to do about it. */
export function PlacementError({ error, onTakeLeft }: PlacementErrorProps) {
  const text = useText();
  const title = text('order.notPlaced');
  const shortage = error instanceof ApiError ? error.problem?.shortage : undefined;
  if (shortage) {
    const { productName: name, available: count } = shortage;
    return (
      <Notice tone="error" title={title}>
        <p>{text('order.shortage', { name, count })}</p>
        <Button look="quiet" onClick={() => onTakeLeft(shortage)}>
          {count > 0 ? text('cart.takeLeft', { count }) : text('cart.removeNamed', { name })}
        </Button>
      </Notice>
    );
  }
  if (isReused(error)) {
    return (
      <Notice tone="error" title={title}>
        <p>{text('order.reused')}</p>
      </Notice>
    );
  }
  return <ErrorNotice title={title} error={error} />;
}
