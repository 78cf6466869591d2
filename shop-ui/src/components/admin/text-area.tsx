import { type ComponentProps, useId } from 'react';
import field from '@/components/ui/field.module.css';
import styles from './text-area.module.css';

type TextAreaProps = ComponentProps<'textarea'> & {
  readonly label: string;
  readonly error?: string | undefined;
};

/** A labelled field of several lines, read together with its error. */
export function TextArea({ label, error, ...area }: TextAreaProps) {
  const id = useId();
  return (
    <div className={field.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        {...area}
        id={id}
        className={`${field.control} ${styles.area}`}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
      />
      <p id={`${id}-error`} className={field.error} aria-live="polite">
        {error}
      </p>
    </div>
  );
}
