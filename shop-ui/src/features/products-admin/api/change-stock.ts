import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asAdmin } from '@/lib/admin-client';
import { readAnew } from './product-changes';

type Level = { readonly productId: number; readonly stockQuantity: number };

/** Adds to what there is, or takes from it; never repeated by itself, since it would count twice. */
export function useChangeStock(id: number, onChanged: (stockQuantity: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (quantity: number) => {
      const call = { method: 'post', url: `/products/${id}/stock`, data: { quantity } };
      return (await asAdmin<Level>(call)).data;
    },
    onSuccess: ({ stockQuantity }) => onChanged(stockQuantity),
    // Also after a refusal: somebody has bought meanwhile.
    onSettled: () => readAnew(queries),
  });
}
