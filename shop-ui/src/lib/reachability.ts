import type { QueryClient } from '@tanstack/react-query';
import { apiClient } from './api-client';
import { ApiError } from './api-error';
import { retryDelay } from './retry';

const PROBE_TIMEOUT_MS = 5_000;

/**
 * Tells when the shop can no longer be reached and when it can again. A call that failed, or a browser
 * that says it is offline, is only a reason to ask: what counts is whether the shop's health answers.
 */
export function watchReachability(
  queries: QueryClient,
  onChange: (away: boolean) => void,
): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  const pause = pauseOf(queries);
  let asking = false;

  const askUntilReached = async () => {
    if (asking) return;
    asking = true;
    let trouble = await troubleOf(signal);
    const wasAway = trouble !== undefined;
    if (wasAway && !signal.aborted) onChange(true);
    for (let failures = 0; trouble && !signal.aborted; failures += 1) {
      await wait(pause(failures, trouble), signal);
      trouble = await troubleOf(signal);
    }
    asking = false;
    if (wasAway && !signal.aborted) onChange(false);
  };

  const doubt = (error: unknown) => {
    if (isAway(error)) void askUntilReached();
  };
  const ends = [
    queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated') doubt('error' in event.action && event.action.error);
    }),
    queries.getMutationCache().subscribe((event) => {
      if (event.type === 'updated') doubt('error' in event.action && event.action.error);
    }),
  ];
  window.addEventListener('offline', () => void askUntilReached(), { signal });
  return () => {
    watch.abort();
    for (const end of ends) end();
  };
}

/** No answer, or one that says that the shop behind is not there. */
function isAway(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  return error.status === undefined || [502, 503, 504].includes(error.status);
}

async function troubleOf(signal: AbortSignal): Promise<ApiError | undefined> {
  try {
    await apiClient.get('/health', { signal, timeout: PROBE_TIMEOUT_MS });
    return undefined;
  } catch (error) {
    // Any other answer is an answer.
    return isAway(error) ? error : undefined;
  }
}

function pauseOf(queries: QueryClient): (failures: number, error: ApiError) => number {
  const delay = queries.getDefaultOptions().queries?.retryDelay;
  return typeof delay === 'function' ? delay : retryDelay;
}

/** Ends sooner when the browser is online again or the customer comes back to the page. */
function wait(milliseconds: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const { signal } = waiting;
    const go = () => {
      clearTimeout(timer);
      waiting.abort();
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    window.addEventListener('online', go, { signal });
    document.addEventListener('visibilitychange', go, { signal });
    ended.addEventListener('abort', go, { signal });
  });
}
