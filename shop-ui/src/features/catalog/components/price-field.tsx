import { TextField } from '@/components/ui/text-field';
import { useText } from '@/lib/i18n/use-text';
import type { Hundredths } from '@/lib/money';
import { amountText, parseAmount } from '../amount';
import { useSettled } from './use-settled';

type PriceFieldProps = {
  readonly label: string;
  readonly amount: Hundredths | undefined;
  /** Why an amount cannot be meant, if it cannot. */
  readonly objection: (amount: Hundredths) => string | undefined;
  readonly onChange: (amount: Hundredths | undefined) => void;
};

export function PriceField({ label, amount, objection, onChange }: PriceFieldProps) {
  const text = useText();
  const problemOf = (typed: string) => {
    if (typed.trim() === '') return undefined;
    const read = parseAmount(typed);
    return read === undefined ? text('catalog.price.malformed') : objection(read);
  };
  const { typed, setTyped, settleNow } = useSettled({
    settled: amount === undefined ? '' : amountText(amount),
    meaning: (input) => (problemOf(input) === undefined ? canonical(input) : undefined),
    onSettle: (meant) => onChange(parseAmount(meant)),
  });
  return (
    <TextField
      label={label}
      value={typed}
      error={problemOf(typed)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settleNow}
      inputMode="decimal"
      autoComplete="off"
    />
  );
}

function canonical(typed: string): string {
  const read = parseAmount(typed);
  return read === undefined ? '' : amountText(read);
}
