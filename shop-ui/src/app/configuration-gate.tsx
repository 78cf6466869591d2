import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { QueryFallback } from '@/components/ui/query-fallback';
import { ConfigurationContext } from '@/config/configuration-context';
import { configurationQuery } from '@/config/get-configuration';
import { ConfigurationError } from '@/config/shop-configuration';
import { LANGUAGES } from '@/lib/i18n/languages';
import { useText } from '@/lib/i18n/use-text';
import styles from './configuration-gate.module.css';
import { LanguageGate } from './language-gate';

/** Opens the shop once it knows its name, its currency, and the words to speak. */
export function ConfigurationGate({ children }: { readonly children: ReactNode }) {
  const { data } = useQuery(configurationQuery);
  // Words are fetched beside the configuration, in the language that it will most likely offer.
  return (
    <LanguageGate offered={data?.locales ?? LANGUAGES}>
      {data ? (
        <ConfigurationContext.Provider value={data}>{children}</ConfigurationContext.Provider>
      ) : (
        <Unopened />
      )}
    </LanguageGate>
  );
}

function Unopened() {
  const text = useText();
  const query = useQuery(configurationQuery);
  const { error } = query;
  return (
    <main className={styles.gate}>
      {error instanceof ConfigurationError ? (
        <Misconfigured error={error} />
      ) : (
        <QueryFallback
          query={query}
          failed={text('configuration.notLoaded')}
          loading={text('configuration.loading')}
        />
      )}
    </main>
  );
}

function Misconfigured({ error }: { readonly error: ConfigurationError }) {
  const text = useText();
  return (
    <Notice tone="error" title={text('configuration.wrong')}>
      <p>{text('configuration.wrong.text')}</p>
      <ul className={styles.violations}>
        {error.violations.map((field) => (
          <li key={field}>{text(`configuration.${field}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
