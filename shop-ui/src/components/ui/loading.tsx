import type { ReactNode } from 'react';
import { useText } from '@/lib/i18n/use-text';

type LoadingProps = {
  /** Such as “Loading products…”. */
  readonly label: string;
  /** Attempts that failed so far. */
  readonly failures: number;
  readonly children: ReactNode;
};

/** Skeletons for the eye, words for the ear, and a word to both when it takes long. */
export function Loading({ label, failures, children }: LoadingProps) {
  const text = useText();
  return (
    <div aria-busy="true">
      <p role="status" className={failures > 0 ? 'slow' : 'visually-hidden'}>
        {failures > 0 ? text('common.slow') : label}
      </p>
      {children}
    </div>
  );
}
