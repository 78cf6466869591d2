import type { AxiosRequestConfig, AxiosResponse } from 'axios';
import type * as Api from '@/documents/api';
import { apiClient } from './api-client';
import { ApiError, hasStatus } from './api-error';

// In memory only: nothing that outlives the page may hold it.
let csrfToken: string | undefined;
const listeners = new Set<() => void>();

export function keepCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** Calls the listener whenever the API turns out to know this session no longer. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Asks who is signed in; the token for changes is told with it, also after a reload. */
export async function readSession(signal: AbortSignal | null = null): Promise<Api.SessionView> {
  const { data } = await apiClient.get<Api.SessionView>('/session', signal ? { signal } : {});
  keepCsrfToken(data.csrfToken);
  return data;
}

/** Calls the API as the administrator. */
export async function asAdmin<T>(config: AxiosRequestConfig): Promise<AxiosResponse<T>> {
  const sentWith = csrfToken;
  try {
    return await withRightToken<T>(config);
  } catch (error) {
    // A late answer to a call of the session before says nothing of the present one.
    if (hasStatus(error, 401) && sentWith === csrfToken) for (const tell of listeners) tell();
    throw error;
  }
}

/** Whoever signed in again in another tab has another token; the refused call changed nothing. */
async function withRightToken<T>(config: AxiosRequestConfig): Promise<AxiosResponse<T>> {
  try {
    return await send<T>(config);
  } catch (error) {
    const isOurs = error instanceof ApiError && error.problem?.type === CSRF_TOKEN_MISSING;
    if (!isOurs) throw error;
    await readSession();
    return send<T>(config);
  }
}

const CSRF_TOKEN_MISSING = '/problems/csrf-token-missing';

function send<T>(config: AxiosRequestConfig): Promise<AxiosResponse<T>> {
  const token = csrfToken === undefined ? {} : { 'X-CSRF-Token': csrfToken };
  return apiClient.request<T>({ ...config, headers: { ...config.headers, ...token } });
}
