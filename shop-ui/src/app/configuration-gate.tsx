import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ConfigurationContext } from '@/config/configuration-context';
import { configurationQuery } from '@/config/get-configuration';
import { ConfigurationError } from '@/config/shop-configuration';
import styles from './configuration-gate.module.css';

/** Opens the shop once it knows its name and currency. */
export function ConfigurationGate({ children }: { readonly children: ReactNode }) {
  const { data, error, failureCount, isFetching, refetch } = useQuery(configurationQuery);
  if (data) {
    return <ConfigurationContext.Provider value={data}>{children}</ConfigurationContext.Provider>;
  }
  return (
    <main className={styles.gate}>
      {error instanceof ConfigurationError ? (
        <Misconfigured error={error} />
      ) : error ? (
        <ErrorNotice
          title="The shop could not be opened"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <Loading what="the shop" failures={failureCount}>
          {null}
        </Loading>
      )}
    </main>
  );
}

function Misconfigured({ error }: { readonly error: ConfigurationError }) {
  return (
    <Notice tone="error" title="This shop is not set up correctly">
      <p>Its owner needs to mend its configuration:</p>
      <ul className={styles.violations}>
        {error.violations.map((violation) => (
          <li key={violation}>{violation}</li>
        ))}
      </ul>
    </Notice>
  );
}
