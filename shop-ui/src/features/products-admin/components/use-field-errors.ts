import { type RefObject, useState } from 'react';
import { useMoney } from '@/config/configuration-context';
import { ApiError } from '@/lib/api-error';
import type { MessageId } from '@/lib/i18n/messages';
import { useText } from '@/lib/i18n/use-text';
import { toHundredths } from '@/lib/money';
import { writePrice } from '@/lib/price-text';
import { useWriting } from '../use-writing';
import type { FieldErrors } from './product-fields';

const FIELDS = { name: 'name', description: 'description', price: 'price', stockQuantity: 'stock' };

const EXAMPLE = toHundredths(12.5);
const MOST = toHundredths(99_999_999.99);

/** What is wrong with each field: found here once a save was tried, or refused by the API. */
export function useFieldErrors(
  problems: Partial<Record<keyof FieldErrors, MessageId>>,
  refusal: Error | null,
) {
  const text = useText();
  const money = useMoney();
  const { locale, places } = useWriting();
  const values = { example: writePrice(EXAMPLE, locale, places), most: money(MOST) };
  const [tried, setTried] = useState(false);
  const found = tried
    ? Object.entries(problems).map(([field, id]) => [field, text(id, values)] as const)
    : [];
  const refused = Object.entries(fieldErrorsOf(refusal)).flatMap(([name, message]) => {
    const field = Object.entries(FIELDS).find(([known]) => known === name)?.[1];
    return field ? [[field, text('admin.product.fieldRefused', { message })] as const] : [];
  });
  const errors: FieldErrors = Object.fromEntries([...refused, ...found]);
  return { errors, setTried, isAtFields: refused.length > 0 };
}

/** The first field with an error is where to go on. */
export function focusFirstError(form: RefObject<HTMLFormElement | null>): void {
  // The marks are set when what was tried is drawn.
  requestAnimationFrame(() =>
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
  );
}

function fieldErrorsOf(error: Error | null): Readonly<Record<string, string>> {
  return error instanceof ApiError ? (error.problem?.fieldErrors ?? {}) : {};
}
