import { type FormEvent, useId } from 'react';
import field from '@/components/ui/field.module.css';
import { useText } from '@/lib/i18n/use-text';
import { toWords } from '../browsing';
import { useSettled } from './use-settled';

type SearchFieldProps = {
  readonly words: string;
  readonly onSearch: (words: string) => void;
};

/** Searches when the typing pauses, at once on Enter. */
export function SearchField({ words, onSearch }: SearchFieldProps) {
  const text = useText();
  const id = useId();
  const search = useSettled({ settled: words, meaning: toWords, onSettle: onSearch });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.settleNow();
  };
  return (
    <search>
      <form className={field.field} onSubmit={submit}>
        <label htmlFor={id}>{text('catalog.search')}</label>
        <input
          id={id}
          type="search"
          className={field.control}
          value={search.typed}
          onChange={(event) => search.setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
        />
      </form>
    </search>
  );
}
