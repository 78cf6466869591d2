import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/config/paths';
import { useText } from '@/lib/i18n/use-text';

export function EmptyCart() {
  const text = useText();
  return (
    <Notice tone="plain" title={text('cart.empty')}>
      <p>{text('cart.empty.text')}</p>
      <ButtonLink to={paths.catalog}>{text('cart.empty.browse')}</ButtonLink>
    </Notice>
  );
}
