import { useMemo } from 'react';
import { useLanguage } from './language-context';

/** A date, the API's word for one, or milliseconds since 1970. */
type Moment = Date | string | number;

type Dates = {
  readonly day: (date: Moment) => string;
  /** A day with its time. */
  readonly moment: (date: Moment) => string;
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
