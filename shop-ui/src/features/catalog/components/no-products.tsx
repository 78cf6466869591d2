import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useText } from '@/lib/i18n/use-text';
import { type Browsing, EVERYTHING, isFiltered } from '../browsing';
import type { Browse } from '../use-browsing';

type NoProductsProps = { readonly browsing: Browsing; readonly onBrowse: Browse };

export function NoProducts({ browsing, onBrowse }: NoProductsProps) {
  const text = useText();
  if (!isFiltered(browsing)) {
    return (
      <Notice tone="plain" title={text('catalog.empty')}>
        <p>{text('catalog.empty.text')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="plain" title={text('catalog.nothing')}>
      <p>{text('catalog.nothing.text')}</p>
      <Button onClick={() => onBrowse({ ...EVERYTHING, sort: browsing.sort })}>
        {text('catalog.everything')}
      </Button>
    </Notice>
  );
}
