import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { ApiError } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import type { Placement } from '../api/place-order';
import { emailProblem } from '../email';
import styles from './checkout-form.module.css';
import { PlacementError } from './placement-error';

type CheckoutFormProps = {
  readonly cartToken: string;
  readonly placement: Placement;
};

export function CheckoutForm({ cartToken, placement }: CheckoutFormProps) {
  const text = useText();
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error } = placement;
  const refused = error instanceof ApiError ? error.problem?.fieldErrors.customerEmail : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = emailProblem(email, text);
    setProblem(found);
    if (found) field.current?.focus();
    else mutate({ customerEmail: email.trim(), cartToken });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        ref={field}
        label={text('checkout.email')}
        hint={text('checkout.email.hint')}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        required
        value={email}
        error={problem ?? (refused && text('checkout.email.refused'))}
        onChange={(event) => {
          setEmail(event.target.value);
          if (problem) setProblem(emailProblem(event.target.value, text));
        }}
        onBlur={() => setProblem(email === '' ? undefined : emailProblem(email, text))}
      />
      {error && refused === undefined && <PlacementError error={error} />}
      <Button type="submit" disabled={isPending}>
        {text(isPending ? 'checkout.placing' : 'checkout.place')}
      </Button>
    </form>
  );
}
