import { Notice } from '@/components/ui/notice';
import { useText } from '@/lib/i18n/use-text';
import { useBrowsing } from '../use-browsing';
import { CatalogFilters } from './catalog-filters';
import { ProductResults } from './product-results';

/** The catalogue as the page's address asks for it. */
export function CatalogView() {
  const text = useText();
  const { browsing, ignored, browse } = useBrowsing();
  return (
    <>
      <CatalogFilters browsing={browsing} onBrowse={browse} />
      {ignored.length > 0 && (
        <Notice tone="plain" title={text('catalog.ignored')}>
          <p>{text('catalog.ignored.text', { names: ignored.join(', ') })}</p>
        </Notice>
      )}
      <ProductResults browsing={browsing} onBrowse={browse} />
    </>
  );
}
