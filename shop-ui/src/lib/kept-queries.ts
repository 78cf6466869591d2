import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/** As a query's `meta`: its last answer is kept in the browser, for when the shop cannot be reached. */
export const KEPT = { kept: true } as const;

/** The number moves when the form of what is kept does: what another release wrote is not read. */
const KEY = 'last-seen-1';
const MOST_ANSWERS = 12;
const MOST_CHARACTERS = 400_000;
const LONGEST_MS = 7 * 24 * 60 * 60_000;

type Answer = { readonly key: QueryKey; readonly data: unknown; readonly at: number };

/** Brings back the answers that were kept and keeps those that come: few, small and not too old. */
export function keepQueries(queries: QueryClient): void {
  for (const { key, data, at } of read()) {
    queries.setQueryData(key, data, { updatedAt: at });
    // However young it is: whoever opens the page anew wants to know how things are now.
    void queries.invalidateQueries({ queryKey: key, exact: true, refetchType: 'none' });
  }
  const cache = queries.getQueryCache();
  cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success' && isKept(event.query)) {
      write(merge(cache.findAll({ predicate: isKept }).flatMap(answerOf), read()));
    }
  });
}

function isKept(query: Query): boolean {
  return query.meta?.kept === true;
}

function answerOf({ queryKey, state }: Query): Answer[] {
  return state.data === undefined
    ? []
    : [{ key: queryKey, data: state.data, at: state.dataUpdatedAt }];
}

/** The newest answer to each question, the newest first. */
function merge(...lists: readonly (readonly Answer[])[]): Answer[] {
  const newest = lists.flat().toSorted((one, other) => other.at - one.at);
  const keys = newest.map(({ key }) => JSON.stringify(key));
  return newest.filter((_, place) => keys.indexOf(keys[place] ?? '') === place);
}

function read(): Answer[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isAnswer) : [];
  } catch {
    return [];
  }
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { key, data, at } = value as Partial<Answer>;
  const age = typeof at === 'number' ? Date.now() - at : Number.NaN;
  return Array.isArray(key) && data !== undefined && age >= 0 && age < LONGEST_MS;
}

function write(answers: readonly Answer[]): void {
  try {
    localStorage.setItem(KEY, fitting(answers.slice(0, MOST_ANSWERS)));
  } catch {
    // Storage is full or forbidden: the page remembers as long as it is open.
  }
}

function fitting(answers: readonly Answer[]): string {
  const text = JSON.stringify(answers);
  return text.length <= MOST_CHARACTERS ? text : fitting(answers.slice(0, -1));
}
