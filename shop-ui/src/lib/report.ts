import { ApiError } from './api-error';

/** Writes an error to the console with what is needed to find it in the server's logs. */
export function report(error: unknown, context: Readonly<Record<string, unknown>> = {}): void {
  const circumstances =
    error instanceof ApiError
      ? { call: error.call, status: error.status, requestId: error.requestId }
      : {};
  console.error('[shop]', { page: location.pathname, ...circumstances, ...context }, error);
}
