import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import { useText } from '@/lib/i18n/use-text';

/** Copies the address of this page, token and all; only secure pages have a clipboard. */
export function CopyLink() {
  const text = useText();
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      toast(text('order.link.copied'));
    } catch {
      toast(text('order.link.byHand'), { tone: 'danger' });
    }
  };
  return (
    <Button look="quiet" onClick={() => void copy()}>
      {text('order.link')}
    </Button>
  );
}
