import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/config/paths';

export function EmptyCart() {
  return (
    <Notice tone="plain" title="Your cart is empty">
      <p>Everything you add stays here until you come back.</p>
      <ButtonLink to={paths.catalog}>See the products</ButtonLink>
    </Notice>
  );
}
