import type { QueryClient } from '@tanstack/react-query';

/** After a change everything is read anew: the owner's lists, figures, and what customers see. */
export function readAnew(queries: QueryClient): Promise<unknown> {
  return Promise.all(
    [['admin', 'products'], ['admin', 'summary'], ['products']].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  );
}
