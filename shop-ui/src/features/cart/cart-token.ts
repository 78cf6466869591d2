import { useSyncExternalStore } from 'react';

const KEY = 'cart-token';
const listeners = new Set<() => void>();
// Where the browser keeps nothing for this site, the cart lives as long as the page.
let unsaved: string | null = null;

export function cartToken(): string | null {
  try {
    return localStorage.getItem(KEY) ?? unsaved;
  } catch {
    return unsaved;
  }
}

export function keepCartToken(token: string | null): void {
  unsaved = token;
  try {
    if (token === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, token);
  } catch {
    // Storage is full or forbidden: `unsaved` holds it.
  }
  for (const listener of listeners) listener();
}

/** The token of this customer's cart, also when another tab changes it. */
export function useCartToken(): string | null {
  return useSyncExternalStore(subscribe, cartToken);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
