import { newRequestId } from '@/lib/request-id';

export type Purchase = { readonly customerEmail: string; readonly cartToken: string };

/** One order to be, under the key by which the shop knows it however often it is sent. */
export type Attempt = {
  readonly key: string;
  /** What was sent and not answered for good. */
  readonly sent: Purchase | undefined;
};

const KEY = 'order-attempt';
// Where the browser keeps nothing for this site, the attempt lives as long as the page.
let unsaved: Attempt | undefined;

/** The attempt of this tab, also after a reload; a new one if there is none. */
export function currentAttempt(): Attempt {
  return stored() ?? keep({ key: newRequestId(), sent: undefined });
}

/** From here on the order may have been placed, whatever becomes of the answer. */
export function beginSending(key: string, { customerEmail, cartToken }: Purchase): void {
  keep({ key, sent: { customerEmail, cartToken } });
}

/** The shop refused: nothing was placed, and the key is as good as new. */
export function endRefused(): void {
  keep({ key: currentAttempt().key, sent: undefined });
}

/** The key has its order: the next one needs another. */
export function endAttempt(): void {
  unsaved = undefined;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

function keep(attempt: Attempt): Attempt {
  unsaved = undefined;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(attempt));
  } catch {
    unsaved = attempt;
  }
  return attempt;
}

function stored(): Attempt | undefined {
  try {
    return unsaved ?? parse(sessionStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}

function parse(text: string | null): Attempt | undefined {
  const value: unknown = text === null ? null : JSON.parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, sent } = value as Partial<Attempt>;
  return typeof key === 'string' ? { key, sent: isPurchase(sent) ? sent : undefined } : undefined;
}

function isPurchase(value: unknown): value is Purchase {
  if (typeof value !== 'object' || value === null) return false;
  const { customerEmail, cartToken } = value as Partial<Purchase>;
  return typeof customerEmail === 'string' && typeof cartToken === 'string';
}
