import { queryOptions } from '@tanstack/react-query';
import { asAdmin } from '@/lib/admin-client';
import { type SummaryDocument, toSummary } from './summary';

/** Days begin when they begin for whoever looks. */
export const summaryQuery = queryOptions({
  queryKey: ['admin', 'summary'],
  queryFn: async ({ signal }) => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const params = { zone: timeZone };
    const call = { url: '/admin/summary', params, signal };
    return toSummary((await asAdmin<SummaryDocument>(call)).data);
  },
});
