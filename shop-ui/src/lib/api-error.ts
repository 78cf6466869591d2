import type { Text } from './i18n/messages';
import type { Problem } from './problem';

/** The API's word that nothing was changed. */
const UNAVAILABLE = '/problems/unavailable';

type Circumstances = {
  readonly call: string;
  readonly requestId: string | undefined;
  /** Absent when no answer came at all. */
  readonly status?: number | undefined;
  readonly problem?: Problem | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
};

/** A call of the API that did not succeed: refused, failed, or without an answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly call: string;
  readonly requestId: string | undefined;
  readonly status: number | undefined;
  readonly problem: Problem | undefined;
  readonly retryAfterMs: number | undefined;

  constructor({ call, requestId, status, problem, retryAfterMs, cause }: Circumstances) {
    super(`${call}: ${status ?? 'no answer'}${problem?.detail ? `, ${problem.detail}` : ''}`, {
      cause,
    });
    this.call = call;
    this.requestId = requestId;
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  /** The same call may well succeed a moment later. */
  get isTransient(): boolean {
    const { status } = this;
    return status === undefined || status >= 500 || status === 408 || status === 429;
  }
}

/** Nobody can tell from here whether the server did what it was asked to. */
export function leavesOutcomeOpen(error: unknown): error is ApiError {
  if (!(error instanceof ApiError) || error.problem?.type === UNAVAILABLE) return false;
  return error.status === undefined || error.status >= 500 || error.status === 408;
}

export function hasStatus(error: unknown, status: number): error is ApiError {
  return error instanceof ApiError && error.status === status;
}

/** A sentence for the customer; the technical side goes to the console. */
export function friendlyMessage(error: unknown, text: Text): string {
  if (!(error instanceof ApiError)) return text('error.unexpected');
  if (error.status === undefined) return text('error.unreachable');
  if (error.status === 429) return text('error.tooFast');
  if (error.isTransient) return text('error.shop');
  return error.problem?.detail ?? error.problem?.title ?? text('error.refused');
}
