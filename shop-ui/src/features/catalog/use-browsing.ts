import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Browsing, readBrowsing, writeBrowsing } from './browsing';

export type Browse = (change: Partial<Browsing>) => void;

/** What the page's address says a customer looks for, and the way to change it. */
export function useBrowsing() {
  const [parameters, setParameters] = useSearchParams();
  const reading = useMemo(() => readBrowsing(parameters), [parameters]);
  const { browsing } = reading;
  const browse: Browse = useCallback(
    (change) =>
      setParameters(writeBrowsing({ ...browsing, pages: 1, ...change }), {
        replace: refines(browsing, change),
      }),
    [browsing, setParameters],
  );
  return { ...reading, browse };
}

/** One step back leads out of a search or a longer list, not through every word of it. */
function refines(browsing: Browsing, change: Partial<Browsing>): boolean {
  return change.pages !== undefined || (change.words !== undefined && browsing.words !== '');
}
