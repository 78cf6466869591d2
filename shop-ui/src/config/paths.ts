/** Every address of the storefront. */
export const paths = {
  catalog: '/',
  product: (id: number) => `/products/${id}`,
  cart: '/cart',
  checkout: '/checkout',
  /** The token is in the fragment, which browsers send to no server. */
  order: (id: number, token: string) => `/orders/${id}#${encodeURIComponent(token)}`,
} as const;
