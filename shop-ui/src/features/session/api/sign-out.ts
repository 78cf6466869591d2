import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asAdmin, keepCsrfToken } from '@/lib/admin-client';
import { shouldRetry } from '@/lib/retry';
import { NOBODY, SESSION_KEY, type Session } from './session';

/** Ends the session for every replica, and forgets here whatever was read or typed in it. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => asAdmin({ method: 'delete', url: '/session' }),
    retry: shouldRetry,
    onSuccess: () => {
      keepCsrfToken(undefined);
      queries.removeQueries({ queryKey: ['admin'] });
      queries.setQueryData<Session>(SESSION_KEY, NOBODY);
    },
  });
}
