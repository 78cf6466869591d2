import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { LanguageContext, type SpokenLanguage } from '@/lib/i18n/language-context';
import { english } from './english';

const ENGLISH: SpokenLanguage = {
  language: 'en',
  locale: 'en-US',
  offered: ['en'],
  messages: {},
  text: english,
  choose: async () => undefined,
};

/** Draws one part of the storefront alone, in English. */
export function renderInEnglish(part: ReactNode) {
  const view = render(<LanguageContext.Provider value={ENGLISH}>{part}</LanguageContext.Provider>);
  return { ...view, customer: userEvent.setup() };
}
