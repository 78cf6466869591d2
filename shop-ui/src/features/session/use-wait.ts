import { useEffect, useState } from 'react';
import { ApiError } from '@/lib/api-error';

/** How many milliseconds the API asked to wait, until they are over; then 0. */
export function useWait(error: Error | null): number {
  const asked = error instanceof ApiError && error.status === 429 ? (error.retryAfterMs ?? 0) : 0;
  const [over, setOver] = useState<Error | null>(null);
  useEffect(() => {
    if (asked === 0) return undefined;
    const timer = setTimeout(() => setOver(error), asked);
    return () => clearTimeout(timer);
  }, [asked, error]);
  return over === error ? 0 : asked;
}
