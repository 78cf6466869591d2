import { useEffect, useRef } from 'react';

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown'] as const;

/**
 * Runs again and again while somebody is there: in view, and touched not long ago. A page left open
 * would otherwise keep its session from ever ending.
 */
export function useCalmInterval(run: () => void, everyMs: number, goneAfterMs: number): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    let seen = Date.now();
    const see = () => {
      seen = Date.now();
    };
    const timer = setInterval(() => {
      if (!document.hidden && Date.now() - seen < goneAfterMs) latest.current();
    }, everyMs);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, see, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, see);
    };
  }, [everyMs, goneAfterMs]);
}
