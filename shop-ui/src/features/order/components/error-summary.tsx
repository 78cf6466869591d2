import type { MouseEvent } from 'react';
import { Notice } from '@/components/ui/notice';
import { useText } from '@/lib/i18n/use-text';

export type Mistake = { readonly field: string; readonly label: string; readonly message: string };

type ErrorSummaryProps = { readonly mistakes: readonly Mistake[] };

/** All that stands between the customer and the order, each with the way to its field. */
export function ErrorSummary({ mistakes }: ErrorSummaryProps) {
  const text = useText();
  return (
    <Notice tone="error" title={text('checkout.mistakes', { count: mistakes.length })}>
      <ul>
        {mistakes.map(({ field, label, message }) => (
          <li key={field}>
            <a href={`#${field}`} onClick={(event) => focusOn(field, event)}>
              {label}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Without a step in the browser's history. */
function focusOn(field: string, event: MouseEvent) {
  event.preventDefault();
  document.getElementById(field)?.focus();
}
