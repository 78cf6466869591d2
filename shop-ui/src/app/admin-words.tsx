import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { QueryFallback } from '@/components/ui/query-fallback';
import { LanguageContext, useLanguage } from '@/lib/i18n/language-context';
import { messagesQuery, textOf } from '@/lib/i18n/messages';

/** Opens once the owner's words are there too, which customers never load. */
export function AdminWords({ children }: { readonly children: ReactNode }) {
  const spoken = useLanguage();
  const { text, language } = spoken;
  const query = useQuery(messagesQuery('admin', language));
  const { data } = query;

  const enriched = useMemo(() => {
    if (data === undefined) return undefined;
    const messages = { ...spoken.messages, ...data };
    return { ...spoken, messages, text: textOf(spoken.locale, messages) };
  }, [spoken, data]);

  if (enriched)
    return <LanguageContext.Provider value={enriched}>{children}</LanguageContext.Provider>;
  return (
    <QueryFallback query={query} failed={text('error.page')} loading={text('common.loading')} />
  );
}
