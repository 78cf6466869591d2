import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import field from '@/components/ui/field.module.css';
import { useText } from '@/lib/i18n/use-text';
import { type Browsing, choicesOf, SORTS, type Sort } from '../browsing';
import type { Browse } from '../use-browsing';
import styles from './catalog-filters.module.css';
import { PriceField } from './price-field';
import { SearchField } from './search-field';

type CatalogFiltersProps = { readonly browsing: Browsing; readonly onBrowse: Browse };

/** Small screens show the search alone, and the rest at a press, so that products come first. */
export function CatalogFilters({ browsing, onBrowse }: CatalogFiltersProps) {
  const text = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.filters}>
      <SearchField words={browsing.words} onSearch={(words) => onBrowse({ words })} />
      <div className={styles.toggle}>
        <Button look="quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {text('catalog.filter', { count: choicesOf(browsing) })}
        </Button>
      </div>
      <div id={id} className={open ? styles.open : styles.folded}>
        <PriceRange browsing={browsing} onBrowse={onBrowse} />
        <SortSelect sort={browsing.sort} onChange={(sort) => onBrowse({ sort })} />
        <InStock only={browsing.inStock} onChange={(inStock) => onBrowse({ inStock })} />
      </div>
    </div>
  );
}

function PriceRange({ browsing: { minPrice, maxPrice }, onBrowse }: CatalogFiltersProps) {
  const text = useText();
  const crossed = text('catalog.price.crossed');
  return (
    <fieldset className={styles.prices}>
      <legend className="visually-hidden">{text('catalog.price')}</legend>
      <PriceField
        label={text('catalog.price.least')}
        amount={minPrice}
        objection={(least) => (least > (maxPrice ?? least) ? crossed : undefined)}
        onChange={(least) => onBrowse({ minPrice: least })}
      />
      <PriceField
        label={text('catalog.price.most')}
        amount={maxPrice}
        objection={(most) => (most < (minPrice ?? most) ? crossed : undefined)}
        onChange={(most) => onBrowse({ maxPrice: most })}
      />
    </fieldset>
  );
}

type SortSelectProps = { readonly sort: Sort; readonly onChange: (sort: Sort) => void };

function SortSelect({ sort, onChange }: SortSelectProps) {
  const text = useText();
  const id = useId();
  const names: Record<Sort, string> = {
    newest: text('catalog.sort.newest'),
    price: text('catalog.sort.cheapest'),
    '-price': text('catalog.sort.dearest'),
    name: text('catalog.sort.name'),
  };
  return (
    <div className={field.field}>
      <label htmlFor={id}>{text('catalog.sort')}</label>
      <select
        id={id}
        className={field.control}
        value={sort}
        onChange={(event) =>
          onChange(SORTS.find((each) => each === event.target.value) ?? 'newest')
        }
      >
        {SORTS.map((each) => (
          <option key={each} value={each}>
            {names[each]}
          </option>
        ))}
      </select>
    </div>
  );
}

type InStockProps = { readonly only: boolean; readonly onChange: (only: boolean) => void };

function InStock({ only, onChange }: InStockProps) {
  const text = useText();
  return (
    <label className={styles.stock}>
      <input type="checkbox" checked={only} onChange={(event) => onChange(event.target.checked)} />
      {text('catalog.inStock')}
    </label>
  );
}
