import { useMemo } from 'react';
import { useLanguage } from './language-context';

type Dates = {
  readonly day: (date: string | Date) => string;
  /** A day with its time. */
  readonly moment: (date: string | Date) => string;
};

/** Writes dates in the customer's language and time zone. */
export function useDates(): Dates {
  const { locale } = useLanguage();
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
    return {
      day: (date) => day.format(new Date(date)),
      moment: (date) => moment.format(new Date(date)),
    };
  }, [locale]);
}
