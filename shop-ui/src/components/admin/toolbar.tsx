import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Button } from '@/components/ui/button';
import { useText } from '@/lib/i18n/use-text';
import styles from './toolbar.module.css';

type ToolbarProps = {
  readonly label: string;
  /** What each field shows: what the list is narrowed to now. */
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly onApply: (fields: FormData) => void;
  /** The address of the whole list. */
  readonly all: string;
  readonly children: ReactNode;
};

/** Fields that narrow a list; what is chosen stands in the address once it is applied. */
export function Toolbar({ label, values, onApply, all, children }: ToolbarProps) {
  const text = useText();
  const form = useShown(values);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onApply(new FormData(event.currentTarget));
  };
  return (
    <search className={styles.search}>
      <form ref={form} className={styles.toolbar} aria-label={label} onSubmit={apply} noValidate>
        {children}
        <div className={styles.actions}>
          <Button type="submit" look="quiet">
            {text('admin.apply')}
          </Button>
          <Link to={all}>{text('admin.clear')}</Link>
        </div>
      </form>
    </search>
  );
}

/** Fields follow the address, also on the way back, while the focus stays where it is. */
function useShown(values: ToolbarProps['values']) {
  const form = useRef<HTMLFormElement>(null);
  const shown = JSON.stringify(values, (_, value) => value ?? '');
  useEffect(() => {
    for (const [name, value] of Object.entries<string>(JSON.parse(shown))) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        field.value = value;
      }
    }
  }, [shown]);
  return form;
}

/** What was typed into a field, if anything was. */
export function typedIn(fields: FormData, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
