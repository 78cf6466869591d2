import { notifyManager, type QueryCache, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { ageOf } from '@/lib/age';
import { useAway } from '@/lib/away-context';
import { useText } from '@/lib/i18n/use-text';
import styles from './away-banner.module.css';

const TICK_MS = 20_000;

/** While the shop cannot be reached: says so, and how old the products are that are shown meanwhile. */
export function AwayBanner() {
  const away = useAway();
  return <div role="status">{away && <Banner />}</div>;
}

function Banner() {
  const text = useText();
  const seen = useSeenAt();
  const now = useNow();
  const { unit, count } = ageOf(seen ?? now, now);
  return (
    <div className={styles.banner}>
      <p className={styles.title}>{text(navigator.onLine ? 'layout.away' : 'layout.offline')}</p>
      {seen !== undefined && <p>{text(`layout.seen.${unit}`, { count })}</p>}
      <p>{text('layout.away.trying')}</p>
    </div>
  );
}

/** When the oldest of the products on this page were told by the shop. */
function useSeenAt(): number | undefined {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback(
    (onChange: () => void) => cache.subscribe(notifyManager.batchCalls(onChange)),
    [cache],
  );
  return useSyncExternalStore(subscribe, () => oldestOf(cache));
}

function oldestOf(cache: QueryCache): number | undefined {
  const shown = cache.findAll({ queryKey: ['products'], type: 'active' });
  const times = shown.map(({ state }) => state.dataUpdatedAt).filter((time) => time > 0);
  return times.length > 0 ? Math.min(...times) : undefined;
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
