import { useEffect, useState } from 'react';

/** Whether something is waited for longer than people wait gladly. */
export function useLate(waiting: boolean, patienceMs = 3_000): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting, patienceMs]);
  return late && waiting;
}
