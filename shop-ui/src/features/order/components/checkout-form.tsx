import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { ApiError } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import type { Shortage } from '@/lib/problem';
import type { Placement } from '../api/place-order';
import { emailProblem } from '../email';
import styles from './checkout-form.module.css';
import { ErrorSummary } from './error-summary';
import { PlacementError } from './placement-error';

const EMAIL = 'email';

type CheckoutFormProps = {
  readonly cartToken: string;
  readonly placement: Placement;
  readonly onTakeLeft: (shortage: Shortage) => void;
};

export function CheckoutForm({ cartToken, placement, onTakeLeft }: CheckoutFormProps) {
  const text = useText();
  const [email, setEmail] = useState(placement.variables?.customerEmail ?? '');
  const [touched, setTouched] = useState(false);
  const [submitted, setSubmitted] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { place, reset, isPending, failureCount, error } = placement;
  const refused = refusesEmail(error) ? text('checkout.email.refused') : undefined;
  const problem = (touched ? emailProblem(email, text) : undefined) ?? refused;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = emailProblem(email, text);
    setTouched(true);
    setSubmitted(true);
    if (found) field.current?.focus();
    else place({ customerEmail: email.trim(), cartToken });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {submitted && problem && (
        <ErrorSummary
          mistakes={[{ field: EMAIL, label: text('checkout.email'), message: problem }]}
        />
      )}
      <TextField
        ref={field}
        id={EMAIL}
        label={text('checkout.email')}
        hint={text('checkout.email.hint')}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        required
        value={email}
        error={problem}
        onChange={(event) => {
          setEmail(event.target.value);
          if (refused) reset();
        }}
        onBlur={() => setTouched(submitted || email !== '')}
      />
      {error && refused === undefined && <PlacementError error={error} onTakeLeft={onTakeLeft} />}
      <Button type="submit" disabled={isPending}>
        {text(isPending ? 'checkout.placing' : 'checkout.place')}
      </Button>
      <p role="status">{isPending && failureCount > 0 && text('checkout.placing.text')}</p>
    </form>
  );
}

function refusesEmail(error: Error | null): boolean {
  return error instanceof ApiError && error.problem?.fieldErrors.customerEmail !== undefined;
}
