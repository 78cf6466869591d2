import { type Messages, setupI18n } from '@lingui/core';
import { queryOptions } from '@tanstack/react-query';
import type adminEnglish from '@/locales/admin/en.json';
import type english from '@/locales/en.json';
import { loadPart } from '../load-part';
import type { Language } from './languages';

export type MessageId = keyof typeof english | keyof typeof adminEnglish;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Text = (id: MessageId, values?: MessageValues) => string;

/** The owner's words are loaded with the owner's area only. */
export const ROOMS = ['shop', 'admin'] as const;

export type Room = (typeof ROOMS)[number];

type Load = () => Promise<{ readonly default: unknown }>;

const CATALOGUES: Readonly<Record<Room, Readonly<Record<Language, Load>>>> = {
  shop: {
    en: () => import('@/locales/en.json'),
    de: () => import('@/locales/de.json'),
    ar: () => import('@/locales/ar.json'),
  },
  admin: {
    en: () => import('@/locales/admin/en.json'),
    de: () => import('@/locales/admin/de.json'),
    ar: () => import('@/locales/admin/ar.json'),
  },
};

export const messagesQuery = (room: Room, language: Language) =>
  queryOptions({
    queryKey: ['messages', room, language],
    queryFn: async () => {
      // The build compiles these files: what is imported is no longer the text that is in them.
      return (await loadPart(`${room}-${language}`, CATALOGUES[room][language]))
        .default as Messages;
    },
    // The page itself is loaded anew where that can help.
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });

export function textOf(locale: string, messages: Messages): Text {
  const engine = setupI18n({ locale, messages: { [locale]: messages } });
  return (id, values = {}) => engine._(id, verbatim(values));
}

/** The engine decodes escapes such as \u00e9 in what it wrote, also in what a customer typed. */
function verbatim(values: MessageValues): MessageValues {
  const entries = Object.entries(values).map(([name, value]) => {
    return [name, typeof value === 'string' ? value.replaceAll('\\', '\\x5c') : value];
  });
  return Object.fromEntries(entries);
}
