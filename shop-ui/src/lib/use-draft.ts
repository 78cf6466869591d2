import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

const DRAFTS = ['admin', 'draft'];

/**
 * What was typed and not yet saved, kept while the page lives: who leaves a form by mistake finds it
 * again. Null where there is none.
 */
export function useDraft<T>(form: string) {
  const queries = useQueryClient();
  const key = [...DRAFTS, form];
  const [draft, setDraft] = useState<T | null>(() => queries.getQueryData<T>(key) ?? null);
  // What was typed is shown as it was typed, also where it comes to nothing new.
  const keep = (next: T | null, isUnsaved = next !== null) => {
    setDraft(next);
    queries.setQueryDefaults(DRAFTS, { gcTime: Number.POSITIVE_INFINITY });
    queries.setQueryData<T | null>(key, isUnsaved ? next : null);
  };
  return [draft, keep] as const;
}

export function hasDraft(queries: QueryClient, form: string): boolean {
  return (queries.getQueryData([...DRAFTS, form]) ?? null) !== null;
}

export function hasDrafts(queries: QueryClient): boolean {
  return queries.getQueriesData({ queryKey: DRAFTS }).some(([, draft]) => (draft ?? null) !== null);
}

export function dropDraft(queries: QueryClient, form: string): void {
  queries.removeQueries({ queryKey: [...DRAFTS, form] });
}
