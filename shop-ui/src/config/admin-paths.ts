/** Every address of the owner's area. */
export const adminPaths = {
  today: '/admin',
  products: '/admin/products',
  newProduct: '/admin/products/new',
  removedProducts: '/admin/products/removed',
  product: (id: number) => `/admin/products/${id}`,
  orders: '/admin/orders',
  order: (id: number) => `/admin/orders/${id}`,
} as const;
