import { useLanguage } from './language-context';
import type { Text } from './messages';

/** The words of the language that is spoken: text('cart.quantityOf', { name }). */
export function useText(): Text {
  return useLanguage().text;
}
