import type { Messages } from '@lingui/core';
import { createContext, useContext } from 'react';
import type { Language, Languages } from './languages';
import type { Text } from './messages';

export type SpokenLanguage = {
  readonly language: Language;
  /** For Intl: the language with the customer's region. */
  readonly locale: string;
  readonly offered: Languages;
  readonly messages: Messages;
  readonly text: Text;
  /** Speaks another language once its words are there; rejects when they cannot be loaded. */
  readonly choose: (language: Language) => Promise<void>;
};

export const LanguageContext = createContext<SpokenLanguage | undefined>(undefined);

export function useLanguage(): SpokenLanguage {
  const spoken = useContext(LanguageContext);
  if (spoken === undefined) throw new Error('used outside LanguageGate');
  return spoken;
}
