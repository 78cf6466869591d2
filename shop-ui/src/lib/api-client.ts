import axios, { AxiosHeaders, isAxiosError, isCancel } from 'axios';
import { ApiError } from './api-error';
import { parseProblem } from './problem';
import { newRequestId } from './request-id';

const TIMEOUT_MS = 10_000;

/** Calls this shop's API at the page's own origin; every failure arrives as an ApiError. */
export const apiClient = axios.create({
  baseURL: '/api',
  timeout: TIMEOUT_MS,
  headers: { Accept: 'application/json' },
  paramsSerializer: { serialize: queryOf },
  // What changes need as a token is told in an answer: see admin-client.ts.
  xsrfCookieName: '',
});

apiClient.interceptors.request.use((config) => {
  config.headers.set('X-Request-Id', newRequestId());
  return config;
});

apiClient.interceptors.response.use(undefined, (error: unknown) => {
  // A cancelled call is no failure: whoever cancelled it no longer waits for the answer.
  throw isCancel(error) || !isAxiosError(error) ? error : toApiError(error);
});

function queryOf(params: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

function toApiError(error: import('axios').AxiosError): ApiError {
  const { config, response } = error;
  const answered = AxiosHeaders.from(response?.headers as Record<string, string> | undefined);
  const problem = parseProblem(response?.data);
  return new ApiError({
    call: `${config?.method?.toUpperCase() ?? 'GET'} ${config?.baseURL ?? ''}${config?.url ?? ''}`,
    requestId: problem?.requestId ?? config?.headers.get('X-Request-Id')?.toString(),
    status: response?.status,
    problem,
    retryAfterMs: secondsToMs(answered.get('Retry-After')),
    cause: error.code,
  });
}

function secondsToMs(header: unknown): number | undefined {
  const seconds = typeof header === 'string' ? Number(header) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
