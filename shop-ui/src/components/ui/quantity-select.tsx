import { useId } from 'react';
import styles from './field.module.css';

type QuantitySelectProps = {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (quantity: number) => void;
};

export function QuantitySelect({ label, value, most, onChange }: QuantitySelectProps) {
  const id = useId();
  const quantities = Array.from({ length: most }, (_, index) => index + 1);
  return (
    <span className={styles.inline}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <select
        id={id}
        className={styles.control}
        value={value}
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
