import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { cartToken } from '../cart-token';
import { type Cart, EMPTY_CART, toCart } from './cart';
import { cartKey } from './get-cart';

const CHANGES = ['cart', 'change'];

type CartChange<Change> = {
  /** Null where the cart is no longer as the customer saw it. */
  readonly send: (change: Change) => Promise<Api.CartView | null>;
  readonly foresee: (cart: Cart, change: Change) => Cart;
  /** Only for changes that may be repeated without harm. */
  readonly retry?: (failures: number, error: Error) => boolean;
  readonly onDone?: ((change: Change) => void) | undefined;
};

/** Shows a change of the cart at once, sends one after the other, and takes back what the shop refuses. */
export function useCartChange<Change>({ send, foresee, retry, onDone }: CartChange<Change>) {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: CHANGES,
    scope: { id: 'cart' },
    mutationFn: send,
    retry: retry ?? false,
    onMutate: async (change: Change) => {
      const key = cartKey(cartToken());
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<Cart>(key) ?? EMPTY_CART;
      queries.setQueryData(key, foresee(before, change));
      return { key, before };
    },
    onSuccess: (_document, change) => onDone?.(change),
    onError: (_error, _change, shown) => {
      if (shown) queries.setQueryData(shown.key, shown.before);
    },
    onSettled: (document, _error, _change, shown) => {
      if (document && shown) showAnswer(queries, document, shown);
      else if (isLast(queries)) return queries.invalidateQueries({ queryKey: ['cart'] });
      return undefined;
    },
  });
}

type Shown = { readonly key: readonly unknown[]; readonly before: Cart };

function showAnswer(queries: QueryClient, document: Api.CartView, { key, before }: Shown) {
  const answered = cartKey(document.token);
  // A guest's first cart has come to a token: what was shown without one goes.
  if (answered[1] !== key[1]) queries.setQueryData(key, before);
  // What the customer changed meanwhile is shown already and not in this answer.
  if (isLast(queries)) queries.setQueryData(answered, toCart(document));
}

function isLast(queries: QueryClient): boolean {
  return queries.isMutating({ mutationKey: CHANGES }) <= 1;
}
