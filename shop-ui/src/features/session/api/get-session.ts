import { queryOptions } from '@tanstack/react-query';
import { readSession } from '@/lib/admin-client';
import { hasStatus } from '@/lib/api-error';
import { NOBODY, opened, SESSION_KEY, type Session } from './session';

export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: ({ signal }) => fetchSession(signal),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

async function fetchSession(signal: AbortSignal): Promise<Session> {
  try {
    return opened((await readSession(signal)).username);
  } catch (error) {
    if (!hasStatus(error, 401)) throw error;
    return NOBODY;
  }
}
