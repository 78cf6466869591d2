import { useId } from 'react';
import styles from './field.module.css';

type QuantitySelectProps = {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly disabled?: boolean;
  readonly onChange: (quantity: number) => void;
};

/** Offers 1 to `most`, and what is chosen already even if it is more. */
export function QuantitySelect({ label, value, most, disabled, onChange }: QuantitySelectProps) {
  const id = useId();
  const offered = Array.from({ length: most }, (_, index) => index + 1);
  const quantities = value > most ? [...offered, value] : offered;
  return (
    <span className={styles.inline}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <select
        id={id}
        className={styles.control}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {quantities.map((quantity) => (
          <option key={quantity} value={quantity}>
            {quantity}
          </option>
        ))}
      </select>
    </span>
  );
}
