import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useToast } from '@/components/ui/toasts';
import { AwayContext } from '@/lib/away-context';
import { useText } from '@/lib/i18n/use-text';
import { watchReachability } from '@/lib/reachability';

/** Knows whether the shop can be reached, and brings every page up to date when it is back. */
export function Reachability({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const toast = useToast();
  const queries = useQueryClient();
  const [away, setAway] = useState(false);
  const change = useEffectEvent((isAway: boolean) => {
    setAway(isAway);
    if (isAway) return;
    toast(text('layout.away.over'));
    void queries.invalidateQueries({ predicate: ({ queryKey }) => !LASTING.has(queryKey[0]) });
  });
  useEffect(() => watchReachability(queries, (isAway) => change(isAway)), [queries]);
  return <AwayContext value={away}>{children}</AwayContext>;
}

/** What does not come from the shop's API. */
const LASTING = new Set<unknown>(['configuration', 'messages']);
