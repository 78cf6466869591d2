import { useQueries } from '@tanstack/react-query';
import { productQuery } from './get-product';

const NAMES_HOLD_MS = 10 * 60_000;

/** What products are called, as far as they are still sold and already asked for. */
export function useProductNames(ids: readonly number[]): ReadonlyMap<number, string> {
  return useQueries({
    queries: [...new Set(ids)].map((id) => ({ ...productQuery(id), staleTime: NAMES_HOLD_MS })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : []))),
  });
}
