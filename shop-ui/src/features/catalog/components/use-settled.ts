import { useEffect, useEffectEvent, useRef, useState } from 'react';

const PAUSE_MS = 250;

type Settling = {
  readonly settled: string;
  /** What is meant by what is typed; undefined while it means nothing. */
  readonly meaning: (typed: string) => string | undefined;
  readonly onSettle: (meant: string) => void;
};

/** What is being typed; told when the typing pauses, and replaced when the settled text changes elsewhere. */
export function useSettled({ settled, meaning, onSettle }: Settling) {
  const [typed, setTyped] = useState(settled);
  const told = useRef(settled);

  useEffect(() => {
    if (settled === told.current) return;
    told.current = settled;
    setTyped(settled);
  }, [settled]);

  const tell = (meant: string | undefined) => {
    if (meant === undefined || meant === told.current) return;
    told.current = meant;
    onSettle(meant);
  };
  const meant = meaning(typed);
  const pause = useEffectEvent(tell);
  useEffect(() => {
    const timer = setTimeout(() => pause(meant), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [meant]);

  return { typed, setTyped, settleNow: () => tell(meant) };
}
