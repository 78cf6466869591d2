import { createContext, useContext, useMemo } from 'react';
import { useLanguage } from '@/lib/i18n/language-context';
import { type Hundredths, moneyFormat } from '@/lib/money';
import type { ShopConfiguration } from './shop-configuration';

export const ConfigurationContext = createContext<ShopConfiguration | undefined>(undefined);

export function useConfiguration(): ShopConfiguration {
  const configuration = useContext(ConfigurationContext);
  if (configuration === undefined) throw new Error('used outside ConfigurationGate');
  return configuration;
}

/** Formats amounts in this shop's currency, in the way of the customer's language. */
export function useMoney(): (amount: Hundredths) => string {
  const { currency } = useConfiguration();
  const { locale } = useLanguage();
  return useMemo(() => moneyFormat(currency, locale), [currency, locale]);
}
