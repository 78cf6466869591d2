import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Reference } from '@/components/ui/reference';
import { ApiError } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';

const AGAIN_MS = 20_000;

type UnconfirmedOrderProps = {
  readonly error: Error;
  readonly email: string;
  readonly onAsk: () => void;
};

/** The shop has not answered for half a minute; the same order is sent again until it does. */
export function UnconfirmedOrder({ error, email, onAsk }: UnconfirmedOrderProps) {
  const text = useText();
  useEffect(() => {
    const timer = setTimeout(onAsk, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [onAsk]);
  return (
    <Notice tone="error" title={text('order.unconfirmed')}>
      <p>{text('order.unconfirmed.text', { email })}</p>
      <Button onClick={onAsk}>{text('order.unconfirmed.ask')}</Button>
      <Reference id={error instanceof ApiError ? error.requestId : undefined} />
    </Notice>
  );
}
