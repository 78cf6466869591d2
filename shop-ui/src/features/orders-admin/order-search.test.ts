import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUSES } from './api/order';
import { type OrderSearch, parametersOf, readOrderSearch, writeOrderSearch } from './order-search';

const day = fc
  .date({ min: new Date('1971-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const email = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '' && text.length <= 254);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const search: fc.Arbitrary<OrderSearch> = fc.record({
  status: maybe(fc.constantFrom(...STATUSES)),
  email: maybe(email),
  from: maybe(day),
  to: maybe(day),
  after: maybe(fc.stringMatching(/^[0-9]{1,18}$/)),
});
const RUNS = { numRuns: 300 };

describe('the address of a list of orders', () => {
  it('says all that the list is narrowed to, and is read back the same', () => {
    fc.assert(
      fc.property(search, (wanted) => {
        const address = new URLSearchParams(writeOrderSearch(wanted).toString());
        expect(readOrderSearch(address)).toEqual(wanted);
      }),
      RUNS,
    );
  });

  it('never asks the API for what it would refuse, whatever is in it', () => {
    const name = fc.constantFrom('status', 'email', 'from', 'to', 'after', 'limit', 'x');
    const almost = fc.constantFrom('2026-02-30', '0000-01-01', '9999-12-31', 'pending ', '-1', '١');
    const value = fc.oneof(fc.string({ unit: 'binary' }), almost, day);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (entries) => {
        const asked = parametersOf(readOrderSearch(new URLSearchParams(entries)));
        for (const [parameter, text] of Object.entries(asked)) {
          expect(ACCEPTED[parameter]?.(text), `${parameter}=${text}`).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('means whole days, the last one too, as they are where the owner is', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = [one, other].toSorted();
        const asked = parametersOf({ ...readOrderSearch(new URLSearchParams()), from, to });
        const begin = new Date(asked.from ?? '');
        const end = new Date(asked.to ?? '');
        expect([begin.getFullYear(), begin.getMonth() + 1, begin.getDate()]).toEqual(
          from?.split('-').map(Number),
        );
        expect(end.getTime()).toBeGreaterThan(begin.getTime());
        const last = new Date(end.getTime() - 1);
        expect([last.getFullYear(), last.getMonth() + 1, last.getDate()]).toEqual(
          to?.split('-').map(Number),
        );
      }),
      RUNS,
    );
  });
});

const isInstant = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) &&
  text > '1970-01-01T00:00:00Z' &&
  text < '9999-12-31T00:00:00Z';

/** What the API takes, as its contract says. */
const ACCEPTED: Readonly<Record<string, (text: string) => boolean>> = {
  status: (text) => STATUSES.some((status) => status === text),
  email: (text) => text.length >= 1 && text.length <= 254 && !text.includes('\0'),
  from: isInstant,
  to: isInstant,
  after: (text) => /^[0-9]{1,18}$/.test(text),
};
