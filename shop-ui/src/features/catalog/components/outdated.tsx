import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAway } from '@/lib/away-context';
import { useDates } from '@/lib/i18n/use-dates';
import { useText } from '@/lib/i18n/use-text';

type OutdatedProps = { readonly since: number; readonly onRetry: () => unknown };

/** The list could not be refreshed; where the whole shop is away its banner says so. */
export function Outdated({ since, onRetry }: OutdatedProps) {
  const text = useText();
  const { moment } = useDates();
  if (useAway()) return null;
  return (
    <Notice tone="plain" title={text('catalog.outdated')}>
      <p>{text('catalog.outdated.text', { moment: moment(since) })}</p>
      <Button look="quiet" onClick={() => void onRetry()}>
        {text('common.tryAgain')}
      </Button>
    </Notice>
  );
}
