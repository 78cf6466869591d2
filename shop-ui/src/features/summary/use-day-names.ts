import { useMemo } from 'react';
import { useLanguage } from '@/lib/i18n/language-context';

type DayNames = {
  /** As Mon 26. */
  readonly short: (date: string) => string;
  /** As Mon. */
  readonly weekday: (date: string) => string;
  readonly long: (date: string) => string;
};

/** Names days of the calendar, which have no time and so no time zone. */
export function useDayNames(): DayNames {
  const { locale } = useLanguage();
  return useMemo(() => {
    const short = new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      timeZone: 'UTC',
    });
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
    const long = new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    const dateOf = (date: string) => new Date(`${date}T00:00:00Z`);
    return {
      short: (date) => short.format(dateOf(date)),
      weekday: (date) => weekday.format(dateOf(date)),
      long: (date) => long.format(dateOf(date)),
    };
  }, [locale]);
}
