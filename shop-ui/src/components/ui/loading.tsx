import type { ReactNode } from 'react';
import { useText } from '@/lib/i18n/use-text';
import { useLate } from './use-late';

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
  const slow = useLate(true) || failures > 0;
  return (
    <div aria-busy="true">
      <p role="status" className={slow ? 'slow' : 'visually-hidden'}>
        {slow ? text('common.slow') : label}
      </p>
      {children}
    </div>
  );
}
