import { useMemo } from 'react';
import { useConfiguration } from '@/config/configuration-context';
import { useLanguage } from '@/lib/i18n/language-context';
import type { Writing } from './product-draft';

/** How whoever is here types a price of this shop. */
export function useWriting(): Writing {
  const { currency } = useConfiguration();
  const { locale } = useLanguage();
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    return { locale, places: format.resolvedOptions().maximumFractionDigits ?? 2 };
  }, [locale, currency]);
}
