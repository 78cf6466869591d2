import { ApiError, friendlyMessage } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { Button } from './button';
import { Notice } from './notice';
import { Reference } from './reference';

type ErrorNoticeProps = {
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly retrying?: boolean;
};

/** Says what went wrong, how to try again, and the number that helps to find it in the logs. */
export function ErrorNotice({ title, error, onRetry, retrying = false }: ErrorNoticeProps) {
  const text = useText();
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <Notice tone="error" title={title}>
      <p>{friendlyMessage(error, text)}</p>
      {onRetry && (
        <Button onClick={onRetry} disabled={retrying}>
          {text(retrying ? 'common.tryingAgain' : 'common.tryAgain')}
        </Button>
      )}
      <Reference id={requestId} />
    </Notice>
  );
}
