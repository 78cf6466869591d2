import type { OrderStatus } from '@/documents/order';
import { isStatus } from './api/order';

/** Which orders are listed, as the address says it. */
export type OrderSearch = {
  readonly status: OrderStatus | undefined;
  readonly email: string | undefined;
  /** Days of the calendar, as 2026-01-31; both are among those listed. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The cursor of the page before. */
  readonly after: string | undefined;
};

export const ALL_ORDERS: OrderSearch = {
  status: undefined,
  email: undefined,
  from: undefined,
  to: undefined,
  after: undefined,
};

const LONGEST_EMAIL = 254;

/** What an address asks for; whatever in it makes no sense is left out. */
export function readOrderSearch(params: URLSearchParams): OrderSearch {
  const status = params.get('status');
  const after = params.get('after') ?? '';
  return {
    status: isStatus(status) ? status : undefined,
    email: emailOf(params.get('email') ?? ''),
    from: dayOf(params.get('from') ?? ''),
    to: dayOf(params.get('to') ?? ''),
    after: /^\d{1,18}$/.test(after) ? after : undefined,
  };
}

export function writeOrderSearch(search: OrderSearch): URLSearchParams {
  const { status, email, from, to, after } = search;
  return new URLSearchParams(given({ status, email, from, to, after }));
}

/** The same as the API asks for it: by instants, which days are where whoever looks is. */
export function parametersOf(search: OrderSearch): Readonly<Record<string, string>> {
  const { status, email, from, to, after } = search;
  return given({
    status,
    email,
    from: from && midnight(from, 0),
    to: to && midnight(to, 1),
    after,
  });
}

function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function emailOf(typed: string): string | undefined {
  const email = typed.replace(/\p{Cc}/gu, '').trim();
  return email === '' || email.length > LONGEST_EMAIL ? undefined : email;
}

/** A day that the calendar has, in the years that the API knows. */
function dayOf(typed: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed) ?? [];
  if (year === undefined || year < '1971' || year > '9998') return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(typed) ? typed : undefined;
}

/** When a day, or the one so many later, begins here. */
function midnight(day: string, later: number): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + later).toISOString();
}
