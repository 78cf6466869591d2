import { type ComponentProps, useId } from 'react';
import styles from '@/components/ui/field.module.css';

type ChoiceFieldProps = ComponentProps<'select'> & {
  readonly label: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
};

/** A labelled choice of one. */
export function ChoiceField({ label, choices, ...select }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select {...select} id={id} className={styles.control}>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
