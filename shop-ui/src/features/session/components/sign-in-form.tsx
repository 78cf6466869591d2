import { type FormEvent, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { useText } from '@/lib/i18n/use-text';
import { useSignIn } from '../api/sign-in';
import { useWait } from '../use-wait';
import { SignInError } from './sign-in-error';
import styles from './sign-in-form.module.css';

/** The password stays in its field: neither the state of the page nor a cache ever holds it. */
export function SignInForm() {
  const text = useText();
  const username = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error } = useSignIn(() => ({
    username: username.current?.value.trim() ?? '',
    password: password.current?.value ?? '',
  }));
  const wait = useWait(error);
  useEffect(() => username.current?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = [username, password].find(({ current }) => current?.value.trim() === '');
    if (empty) empty.current?.focus();
    else if (!isPending && !wait) mutate(undefined, { onError: () => password.current?.select() });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        ref={username}
        label={text('admin.session.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        required
      />
      <TextField
        ref={password}
        label={text('admin.session.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        maxLength={1024}
        required
      />
      {error && <SignInError error={error} wait={wait} />}
      <Button type="submit" disabled={isPending || wait > 0}>
        {text(isPending ? 'admin.session.signingIn' : 'admin.session.signIn')}
      </Button>
    </form>
  );
}
