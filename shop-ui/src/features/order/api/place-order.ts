import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type * as Api from '@/documents/api';
import { apiClient } from '@/lib/api-client';
import { ApiError } from '@/lib/api-error';
import { beginSending, currentAttempt, endAttempt, endRefused, type Purchase } from '../attempt';

/** Longer than the shop's own deadlines, so that its answer comes before we give up. */
const TIMEOUT_MS = 30_000;
/** About half a minute of asking, by the shared schedule. */
const MOST_RETRIES = 9;
const IN_PROGRESS = '/problems/request-in-progress';
const KEY_REUSED = '/problems/idempotency-key-reused';

/**
 * Orders what is in the cart: sent again and again under one key until the shop says yes or no, since
 * the same key is the same order. What a reload interrupted is taken up again.
 */
export function usePlaceOrder(onPlaced: (order: Api.OrderWithToken) => void) {
  const queries = useQueryClient();
  const placement = useMutation({
    mutationFn: placeOrder,
    // A second click waits for the answer to the first.
    scope: { id: 'order' },
    retry: (failures, error) => failures < MOST_RETRIES && !isAnswered(error),
    onSuccess: onPlaced,
    // Stock and cart are other than they were, whatever came of it.
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['products'] });
      void queries.invalidateQueries({ queryKey: ['cart'] });
    },
  });
  const { mutate } = placement;
  const place = useCallback(
    // The key of this moment: a second click is the same order, even when the first has its answer.
    (purchase: Purchase, again = false) =>
      mutate({ ...purchase, key: currentAttempt().key, again }),
    [mutate],
  );
  useEffect(() => {
    const { sent } = currentAttempt();
    if (sent) place(sent, true);
  }, [place]);
  return { ...placement, place };
}

export type Placement = ReturnType<typeof usePlaceOrder>;

/** The shop said yes or no. Without that nobody can tell here whether the order was placed. */
export function isAnswered(error: unknown): boolean {
  return error instanceof ApiError && !error.isTransient && error.problem?.type !== IN_PROGRESS;
}

type Sending = Purchase & {
  readonly key: string;
  /** It was sent before, and nobody knows what came of it. */
  readonly again: boolean;
};

async function placeOrder(purchase: Sending): Promise<Api.OrderWithToken> {
  const { key, customerEmail, cartToken } = purchase;
  beginSending(key, purchase);
  const headers = { 'Idempotency-Key': key, 'Cart-Token': cartToken };
  const options = { headers, timeout: TIMEOUT_MS };
  try {
    const body: Api.OrderBody = { customerEmail };
    const { data } = await apiClient.post<Api.OrderWithToken>('/orders', body, options);
    endAttempt();
    return data;
  } catch (error) {
    if (isReused(error)) endAttempt();
    else if (isAnswered(error)) endRefused();
    throw error;
  }
}

/** The key has an order already, of something else. */
export function isReused(error: unknown): boolean {
  return error instanceof ApiError && error.problem?.type === KEY_REUSED;
}
