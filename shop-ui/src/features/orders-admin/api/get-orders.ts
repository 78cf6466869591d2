import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { type Order, toOrder } from '@/documents/order';
import { asAdmin } from '@/lib/admin-client';
import { type OrderSearch, parametersOf } from '../order-search';
import { ORDERS_KEY } from './order';

const PAGE = 25;

export type OrderPage = {
  readonly orders: readonly Order[];
  /** What the next page is asked for with; undefined on the last. */
  readonly next: string | undefined;
};

export const ordersQuery = (search: OrderSearch) =>
  queryOptions({
    queryKey: [...ORDERS_KEY, 'page', search],
    queryFn: async ({ signal }): Promise<OrderPage> => {
      const params = { ...parametersOf(search), limit: PAGE };
      const { data } = await asAdmin<Api.OrderListView>({ url: '/orders', params, signal });
      return { orders: data.orders.map(toOrder), next: data.next ?? undefined };
    },
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
