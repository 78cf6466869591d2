import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { keepCsrfToken } from '@/lib/admin-client';
import { apiClient } from '@/lib/api-client';
import { opened, SESSION_KEY, type Session } from './session';

/** Longer than the shop takes to check a password while it has much to do. */
const TIMEOUT_MS = 20_000;

/** Credentials are asked for when they are sent: what a mutation is given stays in its cache. */
export function useSignIn(credentials: () => Api.SessionBody) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const options = { timeout: TIMEOUT_MS };
      const { data } = await apiClient.post<Api.SessionView>('/session', credentials(), options);
      return data;
    },
    onSuccess: ({ csrfToken, username }) => {
      keepCsrfToken(csrfToken);
      queries.setQueryData<Session>(SESSION_KEY, opened(username));
      // What could not be read without a session is read now.
      void queries.invalidateQueries({ queryKey: ['admin'] });
    },
  });
}
