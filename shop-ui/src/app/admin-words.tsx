import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { LanguageContext, useLanguage } from '@/lib/i18n/language-context';
import { messagesQuery, textOf } from '@/lib/i18n/messages';

/** Opens once the owner's words are there too, which customers never load. */
export function AdminWords({ children }: { readonly children: ReactNode }) {
  const spoken = useLanguage();
  const { text, language } = spoken;
  const query = useQuery(messagesQuery('admin', language));
  const { data, error, failureCount, isFetching, refetch } = query;

  const enriched = useMemo(() => {
    if (data === undefined) return undefined;
    const messages = { ...spoken.messages, ...data };
    return { ...spoken, messages, text: textOf(spoken.locale, messages) };
  }, [spoken, data]);

  if (enriched)
    return <LanguageContext.Provider value={enriched}>{children}</LanguageContext.Provider>;
  if (error) {
    return (
      <ErrorNotice
        title={text('error.page')}
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <Loading label={text('common.loading')} failures={failureCount}>
      {null}
    </Loading>
  );
}
