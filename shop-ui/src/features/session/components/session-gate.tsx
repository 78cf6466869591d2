import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { QueryFallback } from '@/components/ui/query-fallback';
import { onSessionEnd } from '@/lib/admin-client';
import { ApiError } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { sessionQuery } from '../api/get-session';
import { ENDED, NOBODY, SESSION_KEY, type Session } from '../api/session';
import { isOverheard } from '../plain-http';
import { HttpsNeeded } from './https-needed';
import { SignInPage } from './sign-in-page';

type SessionGateProps = { readonly children: (username: string) => ReactNode };

/**
 * Shows the owner's area to whoever is signed in. When a session ends under way, its page waits out of
 * sight until somebody has signed in again, with all that was typed.
 */
export function SessionGate({ children }: SessionGateProps) {
  const query = useQuery(sessionQuery);
  const { data: session, error } = query;
  const text = useText();
  const username = useLastUsername(session);
  useEndOfSession();
  useReturnOfFocus(session);
  if (isOverheard(window.location) || isHttpsNeeded(error)) return <HttpsNeeded />;
  if (session) {
    return (
      <>
        {session.state !== 'open' && <SignInPage ended={session.state === 'ended'} />}
        {session.state !== 'none' && (
          <div hidden={session.state === 'ended'}>{children(username)}</div>
        )}
      </>
    );
  }
  return (
    <QueryFallback
      query={query}
      failed={text('admin.session.failed')}
      loading={text('admin.session.loading')}
    />
  );
}

function isHttpsNeeded(error: unknown): boolean {
  return error instanceof ApiError && error.problem?.type === '/problems/https-required';
}

function useLastUsername(session: Session | undefined): string {
  const last = useRef('');
  if (session?.state === 'open') last.current = session.username;
  return last.current;
}

function useEndOfSession() {
  const queries = useQueryClient();
  useEffect(
    () =>
      onSessionEnd(() => {
        // Out of sight, a dialog would still let nobody at anything beside it.
        for (const dialog of document.querySelectorAll('dialog')) if (dialog.open) dialog.close();
        queries.setQueryData<Session>(SESSION_KEY, (present) =>
          present?.state === 'none' ? NOBODY : ENDED,
        );
      }),
    [queries],
  );
}

/** After signing in, reading goes on at the page's content. */
function useReturnOfFocus(session: Session | undefined) {
  const wasSignIn = useRef(false);
  const state = session?.state;
  useEffect(() => {
    if (state === 'open' && wasSignIn.current) document.getElementById('main')?.focus();
    wasSignIn.current = state === 'none' || state === 'ended';
  }, [state]);
}
