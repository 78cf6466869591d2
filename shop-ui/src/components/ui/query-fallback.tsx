import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice';
import { Loading } from './loading';

type QueryFallbackProps = {
  readonly query: {
    readonly error: unknown;
    readonly failureCount: number;
    readonly isFetching: boolean;
    readonly refetch: () => unknown;
  };
  readonly failed: string;
  /** Such as “Loading products…”. */
  readonly loading: string;
  /** The shape of what is on its way. */
  readonly children?: ReactNode;
};

/** Stands in for what a query has not brought: it is on its way, or failed and can be tried again. */
export function QueryFallback({ query, failed, loading, children }: QueryFallbackProps) {
  if (query.error) {
    return (
      <ErrorNotice
        title={failed}
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return (
    <Loading label={loading} failures={query.failureCount}>
      {children}
    </Loading>
  );
}
