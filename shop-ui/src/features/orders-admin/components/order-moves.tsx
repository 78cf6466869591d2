import { useState } from 'react';
import { Confirm } from '@/components/admin/confirm';
import { Refusal } from '@/components/admin/refusal';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useToast } from '@/components/ui/toasts';
import type { Order } from '@/documents/order';
import { hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { useMoveOrder } from '../api/move-order';
import { mayBeCancelled, NEXT } from '../api/order';
import styles from './order-moves.module.css';

/** The ways that are open to an order in its status, and no other. */
export function OrderMoves({ order }: { readonly order: Order }) {
  const { id, status } = order;
  const text = useText();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useMoveOrder(id, (moved) => {
    toast(
      text('admin.order.moved', { id: String(id), status: text(`admin.status.${moved.status}`) }),
    );
  });
  const next = NEXT[status];
  return (
    <div className={styles.moves}>
      {error && <MoveError error={error} order={order} />}
      {(status === 'completed' || status === 'cancelled') && (
        <p>{text(`admin.order.ended.${status}`)}</p>
      )}
      {next && (
        <Button disabled={isPending} onClick={() => mutate(next)}>
          {text(`admin.order.move.${next}`)}
        </Button>
      )}
      {mayBeCancelled(status) && (
        <Button look="quiet" disabled={isPending} onClick={() => setAsking(true)}>
          {text('admin.order.cancel')}
        </Button>
      )}
      <Confirm
        open={asking}
        title={text('admin.order.cancelTitle', { id: String(id) })}
        action={text('admin.order.cancel')}
        busy={isPending}
        onConfirm={() => mutate('cancelled', { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <p>{text('admin.order.cancelText')}</p>
      </Confirm>
    </div>
  );
}

type MoveErrorProps = { readonly error: Error; readonly order: Order };

function MoveError({ error, order }: MoveErrorProps) {
  const text = useText();
  if (hasStatus(error, 409)) {
    const status = text(`admin.status.${order.status}`);
    return (
      <Notice tone="error" title={text('admin.order.conflict')}>
        <p>{text('admin.order.conflictText', { status })}</p>
      </Notice>
    );
  }
  return <Refusal title={text('admin.order.notMoved')} error={error} />;
}
