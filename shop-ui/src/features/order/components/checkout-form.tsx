import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { ApiError } from '@/lib/api-error';
import type { Placement } from '../api/place-order';
import { emailProblem } from '../email';
import styles from './checkout-form.module.css';
import { PlacementError } from './placement-error';

type CheckoutFormProps = {
  readonly cartToken: string;
  readonly placement: Placement;
};

export function CheckoutForm({ cartToken, placement }: CheckoutFormProps) {
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error } = placement;
  const refused = error instanceof ApiError ? error.problem?.fieldErrors.customerEmail : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = emailProblem(email);
    setProblem(found);
    if (found) field.current?.focus();
    else mutate({ customerEmail: email.trim(), cartToken });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        ref={field}
        label="E-mail"
        hint="Only used for this order. You need no account."
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        required
        value={email}
        error={problem ?? (refused && `This ${refused}.`)}
        onChange={(event) => {
          setEmail(event.target.value);
          if (problem) setProblem(emailProblem(event.target.value));
        }}
        onBlur={() => setProblem(email === '' ? undefined : emailProblem(email))}
      />
      {error && refused === undefined && <PlacementError error={error} />}
      <Button type="submit" disabled={isPending}>
        {isPending ? 'Placing your order…' : 'Place order'}
      </Button>
    </form>
  );
}
