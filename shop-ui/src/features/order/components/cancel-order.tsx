import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { useToast } from '@/components/ui/toasts';
import type { OrderStatus } from '@/documents/order';
import { hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { useCancelOrder } from '../api/cancel-order';
import styles from './order-view.module.css';

type CancelOrderProps = {
  readonly id: number;
  readonly token: string;
  readonly status: OrderStatus;
};

/** Offered while nobody has begun with the order, and asked for twice: it cannot be undone. */
export function CancelOrder({ id, token, status }: CancelOrderProps) {
  const text = useText();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const { mutate, isPending, error } = useCancelOrder(id, token, () => {
    close();
    toast(text('order.cancelled'));
  });
  const tooLate = hasStatus(error, 409) && status !== 'cancelled';
  if (tooLate) return <Notice tone="error" title={text('order.cancel.tooLate')} />;
  if (status !== 'pending') return null;
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {text('order.cancel')}
      </Button>
      <Dialog open={asking} title={text('order.cancel.sure')} onClose={close}>
        <p>{text('order.cancel.text')}</p>
        {error && !isPending && <ErrorNotice title={text('order.cancel.failed')} error={error} />}
        <div className={styles.actions}>
          <Button look="quiet" onClick={close}>
            {text('order.cancel.keep')}
          </Button>
          <Button onClick={() => mutate()} disabled={isPending}>
            {text(isPending ? 'order.cancelling' : 'order.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
