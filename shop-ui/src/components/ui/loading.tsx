import type { ReactNode } from 'react';

type LoadingProps = {
  readonly what: string;
  /** Attempts that failed so far. */
  readonly failures: number;
  readonly children: ReactNode;
};

/** Skeletons for the eye, words for the ear, and a word to both when it takes long. */
export function Loading({ what, failures, children }: LoadingProps) {
  return (
    <div aria-busy="true">
      <p role="status" className={failures > 0 ? 'slow' : 'visually-hidden'}>
        {failures > 0 ? 'The shop is slow to answer. Still trying…' : `Loading ${what}…`}
      </p>
      {children}
    </div>
  );
}
