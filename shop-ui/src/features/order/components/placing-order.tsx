import { Notice } from '@/components/ui/notice';
import { useText } from '@/lib/i18n/use-text';

/** What a customer waits for while the order is on its way, for the first time or again. */
export function PlacingOrder({ again }: { readonly again: boolean }) {
  const text = useText();
  return (
    <Notice tone="plain" title={text('checkout.placing')}>
      {again && <p>{text('checkout.placing.text')}</p>}
    </Notice>
  );
}
