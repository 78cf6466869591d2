const MARKS = /[\s\u200e\u200f\u061c]/g;

/** Reads a whole number in Latin or Arabic digits, with a sign or without; undefined if it is none. */
export function readWholeNumber(typed: string): number | undefined {
  const text = typed
    .replace(MARKS, '')
    .replaceAll('−', '-')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16));
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
