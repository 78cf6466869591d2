import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Reference } from '@/components/ui/reference';
import { hasStatus, leavesOutcomeOpen } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';

type RefusalProps = { readonly title: string; readonly error: Error };

/** Why a change was not made, or that nobody knows whether it was. */
export function Refusal({ title, error }: RefusalProps) {
  const text = useText();
  if (hasStatus(error, 401)) {
    return (
      <Notice tone="error" title={title}>
        <p>{text('admin.refusal.session')}</p>
      </Notice>
    );
  }
  if (hasStatus(error, 403)) {
    return (
      <Notice tone="error" title={title}>
        <p>{text('admin.refusal.forbidden')}</p>
        <Reference id={error.requestId} />
      </Notice>
    );
  }
  if (leavesOutcomeOpen(error)) {
    return (
      <Notice tone="error" title={text('admin.refusal.unknownTitle')}>
        <p>{text('admin.refusal.unknown')}</p>
        <Reference id={error.requestId} />
      </Notice>
    );
  }
  return <ErrorNotice title={title} error={error} />;
}
