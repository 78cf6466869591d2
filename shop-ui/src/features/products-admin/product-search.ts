/** What the list of products is narrowed to, as its address says it. */
export type ProductSearch = {
  readonly words: string | undefined;
  readonly stock: 'some' | 'none' | undefined;
  /** The cursor of the page before. */
  readonly after: string | undefined;
};

const LONGEST_WORDS = 100;
const LONGEST_CURSOR = 600;

export function readProductSearch(params: URLSearchParams): ProductSearch {
  const stock = params.get('stock');
  const after = params.get('after') ?? '';
  return {
    words: wordsOf(params.get('q') ?? ''),
    stock: stock === 'some' || stock === 'none' ? stock : undefined,
    after: after !== '' && after.length <= LONGEST_CURSOR ? after : undefined,
  };
}

export function writeProductSearch({ words, stock, after }: ProductSearch): URLSearchParams {
  const entries = Object.entries({ q: words, stock, after });
  return new URLSearchParams(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** As the API takes them: without what no keyboard writes, and not longer than it reads. */
function wordsOf(typed: string): string | undefined {
  const words = typed
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, LONGEST_WORDS)
    .trim();
  return words === '' ? undefined : words;
}
