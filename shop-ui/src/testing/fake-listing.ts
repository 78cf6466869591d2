import type * as Api from '@/documents/api';

type Listing = { readonly page: readonly Api.Product[]; readonly next: string | undefined };
type Order = (one: Api.Product, other: Api.Product) => number;

const ORDERS: Readonly<Record<string, Order>> = {
  id: (one, other) => one.id - other.id,
  newest: (one, other) => other.createdAt.localeCompare(one.createdAt) || other.id - one.id,
  price: (one, other) => one.price - other.price || one.id - other.id,
  '-price': (one, other) => other.price - one.price || other.id - one.id,
  name: (one, other) => one.name.localeCompare(other.name) || one.id - other.id,
};

/** What the API answers to a listing's parameters; a cursor is the id of the last product before. */
export function listing(products: readonly Api.Product[], asked: URLSearchParams): Listing {
  const found = products.filter(matching(asked)).toSorted(ORDERS[asked.get('sort') ?? 'id']);
  if (asked.size === 0) return { page: found, next: undefined };
  const after = asked.get('after');
  const from = after === null ? 0 : found.findIndex((each) => String(each.id) === after) + 1;
  const to = from + Number(asked.get('limit') ?? 20);
  const page = found.slice(from, to);
  return { page, next: to < found.length ? String(page.at(-1)?.id) : undefined };
}

function matching(asked: URLSearchParams): (product: Api.Product) => boolean {
  const words = (asked.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const least = Number(asked.get('minPrice') ?? 0);
  const most = Number(asked.get('maxPrice') ?? Number.POSITIVE_INFINITY);
  const inStock = asked.get('inStock');
  return ({ name, description, price, stockQuantity }) => {
    const said = `${name} ${description ?? ''}`.toLowerCase().split(/\P{L}+/u);
    return (
      words.every((word) => said.some((each) => each.startsWith(word))) &&
      price >= least &&
      price <= most &&
      (inStock === null || inStock === String(stockQuantity > 0))
    );
  };
}
