import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { keepQueries } from './kept-queries';
import { report } from './report';
import { retryDelay, shouldRetry } from './retry';

/** The one place where calls are repeated: reads always, changes only where they ask for it. */
export function createQueryClient(delay = retryDelay): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => report(error, { of: query.queryKey[0] }),
    }),
    mutationCache: new MutationCache({ onError: (error) => report(error) }),
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        retryDelay: delay,
        staleTime: 30_000,
        // What was seen stays at hand for when the shop is away.
        gcTime: 60 * 60_000,
        // Browsers guess wrongly about being offline; a call that fails tells the truth.
        networkMode: 'always',
      },
      mutations: { retry: false, retryDelay: delay, networkMode: 'always' },
    },
  });
  keepQueries(queries);
  return queries;
}
