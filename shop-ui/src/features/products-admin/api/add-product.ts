import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asAdmin } from '@/lib/admin-client';
import { toDecimal } from '@/lib/price-text';
import { type Product, type ProductDocument, type ProductWords, toProduct } from './product';
import { readAnew } from './product-changes';

export type NewProduct = ProductWords & { readonly stockQuantity: number };

/** Never repeated by itself: a second try could be a second product. */
export function useAddProduct(onAdded: (product: Product) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (product: NewProduct) => {
      const body = { ...product, price: toDecimal(product.price) };
      const call = { method: 'post', url: '/products', data: body };
      return toProduct((await asAdmin<ProductDocument>(call)).data);
    },
    onSuccess: onAdded,
    onSettled: () => void readAnew(queries),
  });
}
