import { ApiError } from './api-error';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 8_000;
const LONGEST_ASKED_PAUSE_MS = 30_000;
export const MOST_RETRIES = 4;

/** Pause before retry number `retry` (0 is the first): doubles each time, half of it by chance. */
export function pauseBefore(retry: number, random: () => number = Math.random): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** retry, LONGEST_PAUSE_MS);
  return pause / 2 + (pause / 2) * random();
}

/** A server that names a time to come back is not called sooner, within reason. */
export function retryDelay(retry: number, error: unknown): number {
  const asked = error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(pauseBefore(retry), Math.min(asked, LONGEST_ASKED_PAUSE_MS));
}

/** Only for calls that may be repeated without harm. */
export function shouldRetry(failures: number, error: Error): boolean {
  return failures < MOST_RETRIES && error instanceof ApiError && error.isTransient;
}
