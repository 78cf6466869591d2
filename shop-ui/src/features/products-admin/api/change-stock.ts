import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { asAdmin } from '@/lib/admin-client';
import { readAnew } from './product-changes';

/** Adds to what there is, or takes from it; never repeated by itself, since it would count twice. */
export function useChangeStock(id: number, onChanged: (stockQuantity: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (quantity: number) => {
      const body: Api.StockBody = { quantity };
      const call = { method: 'post', url: `/products/${id}/stock`, data: body };
      return (await asAdmin<Api.Level>(call)).data;
    },
    onSuccess: ({ stockQuantity }) => onChanged(stockQuantity),
    // Also after a refusal: somebody has bought meanwhile.
    onSettled: () => readAnew(queries),
  });
}
