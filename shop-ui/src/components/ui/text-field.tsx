import { type ComponentProps, useId } from 'react';
import styles from './field.module.css';

type TextFieldProps = ComponentProps<'input'> & {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
};

/** A labelled input whose hint and error are read together with it. */
export function TextField({ label, hint, error, id: given, ...input }: TextFieldProps) {
  const own = useId();
  const id = given ?? own;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className={styles.control}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint ${id}-error`}
      />
      <p id={`${id}-error`} className={styles.error} aria-live="polite">
        {error}
      </p>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
