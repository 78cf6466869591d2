const MINUTE_MS = 60_000;

export type Age = { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

/** How old something is, in the largest unit that is full. */
export function ageOf(since: number, now: number): Age {
  const minutes = Math.max(0, Math.floor((now - since) / MINUTE_MS));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? { unit: 'hours', count: hours }
    : { unit: 'days', count: Math.floor(hours / 24) };
}
