import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { ApiError, hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { HttpsAdvice } from './https-needed';

type SignInErrorProps = {
  readonly error: Error;
  /** Milliseconds to wait before the next try; 0 when they are over. */
  readonly wait: number;
};

export function SignInError({ error, wait }: SignInErrorProps) {
  const text = useText();
  if (hasStatus(error, 401)) {
    return (
      <Notice tone="error" title={text('admin.session.wrongTitle')}>
        <p>{text('admin.session.wrong')}</p>
      </Notice>
    );
  }
  if (hasStatus(error, 429)) return <Throttled wait={wait} />;
  if (error instanceof ApiError && error.problem?.type === '/problems/https-required') {
    return (
      <Notice tone="error" title={text('admin.session.httpsTitle')}>
        <HttpsAdvice />
      </Notice>
    );
  }
  return <ErrorNotice title={text('admin.session.failed')} error={error} />;
}

function Throttled({ wait }: { readonly wait: number }) {
  const text = useText();
  if (wait === 0) return <Notice tone="plain" title={text('admin.session.waitOver')} />;
  const seconds = Math.ceil(wait / 1000);
  const pause =
    seconds < 60
      ? text('admin.session.seconds', { count: seconds })
      : text('admin.session.minutes', { count: Math.ceil(seconds / 60) });
  return (
    <Notice tone="error" title={text('admin.session.waitTitle')}>
      <p>{text('admin.session.wait', { pause })}</p>
    </Notice>
  );
}
