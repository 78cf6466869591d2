import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { recall, remember } from '@/lib/browser-memory';
import { LanguageContext } from '@/lib/i18n/language-context';
import {
  bestLanguage,
  directionOf,
  type Language,
  type Languages,
  localeOf,
} from '@/lib/i18n/languages';
import { messagesQuery, ROOMS, textOf } from '@/lib/i18n/messages';
import { Wordless } from './wordless';

const KEY = 'language';

type LanguageGateProps = { readonly offered: Languages; readonly children: ReactNode };

/** Opens once the words of the customer's language are there, and tells the browser which it is. */
export function LanguageGate({ offered, children }: LanguageGateProps) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(() => recall(KEY));
  const language = bestLanguage(offered, chosen, navigator.languages);
  const { data, error, isFetching, refetch } = useQuery(messagesQuery('shop', language));

  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);

  const choose = useCallback(
    async (wanted: Language) => {
      await loadWhatIsSpoken(queries, wanted);
      remember(KEY, wanted);
      setChosen(wanted);
    },
    [queries],
  );

  const spoken = useMemo(() => {
    if (data === undefined) return undefined;
    const locale = localeOf(language, navigator.languages);
    return { language, locale, offered, messages: data, text: textOf(locale, data), choose };
  }, [data, language, offered, choose]);

  if (spoken) return <LanguageContext.Provider value={spoken}>{children}</LanguageContext.Provider>;
  if (error) {
    return <Wordless language={language} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  return <div aria-busy="true" />;
}

/** Every room that is open keeps its words: a change of language closes none, and loses no input. */
async function loadWhatIsSpoken(queries: QueryClient, language: Language) {
  const open = ROOMS.filter(
    (room) => queries.getQueriesData({ queryKey: ['messages', room] }).length,
  );
  await Promise.all(open.map((room) => queries.fetchQuery(messagesQuery(room, language))));
}
