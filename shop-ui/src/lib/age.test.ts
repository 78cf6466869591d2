import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOf } from './age';

const MINUTES = { minutes: 1, hours: 60, days: 24 * 60 };

describe('an age', () => {
  it('is never more than it is, and never short by a whole unit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 10 }), (elapsed) => {
        const { unit, count } = ageOf(1_000, 1_000 + elapsed);
        const length = MINUTES[unit] * 60_000;
        expect(count * length).toBeLessThanOrEqual(elapsed);
        expect((count + 1) * length).toBeGreaterThan(elapsed);
      }),
    );
  });

  it('is nothing where clocks disagree', () => {
    expect(ageOf(2_000_000, 1_000_000)).toEqual({ unit: 'minutes', count: 0 });
  });
});
