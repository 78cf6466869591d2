import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error';
import { MOST_RETRIES, pauseBefore, retryDelay, shouldRetry } from './retry';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const retry = fc.nat({ max: 60 });

function failure(status?: number, retryAfterMs?: number) {
  return new ApiError({ call: 'GET /api/products', requestId: 'r', status, retryAfterMs });
}

describe('the retry schedule', () => {
  it('keeps every pause between half and all of a bounded, doubling base', () => {
    fc.assert(
      fc.property(retry, chance, (number, random) => {
        const base = Math.min(300 * 2 ** number, 8_000);
        const pause = pauseBefore(number, () => random);
        expect(pause).toBeGreaterThanOrEqual(base / 2);
        expect(pause).toBeLessThanOrEqual(base);
      }),
    );
  });

  it('never waits less for a later retry at equal chance', () => {
    fc.assert(
      fc.property(retry, chance, (number, random) => {
        const pause = (of: number) => pauseBefore(of, () => random);
        expect(pause(number + 1)).toBeGreaterThanOrEqual(pause(number));
      }),
    );
  });

  it('spreads customers who failed at the same moment', () => {
    fc.assert(
      fc.property(retry, chance, chance, (number, one, other) => {
        fc.pre(Math.abs(one - other) > 0.01);
        expect(pauseBefore(number, () => one)).not.toBe(pauseBefore(number, () => other));
      }),
    );
  });

  it('comes back no sooner than the server asks, up to half a minute', () => {
    fc.assert(
      fc.property(retry, fc.nat({ max: 600_000 }), (number, asked) => {
        const delay = retryDelay(number, failure(503, asked));
        expect(delay).toBeGreaterThanOrEqual(Math.min(asked, 30_000));
        expect(delay).toBeLessThanOrEqual(30_000);
      }),
    );
  });

  it('repeats what may pass by itself, and only so often', () => {
    const passing = fc.constantFrom(undefined, 408, 429, 500, 502, 503, 504);
    fc.assert(
      fc.property(passing, fc.nat({ max: 20 }), (status, failures) => {
        expect(shouldRetry(failures, failure(status))).toBe(failures < MOST_RETRIES);
      }),
    );
  });

  it('does not repeat what the shop refused or what is a mistake of ours', () => {
    const refusals = fc.integer({ min: 400, max: 499 }).filter((it) => it !== 408 && it !== 429);
    fc.assert(
      fc.property(refusals, (status) => {
        expect(shouldRetry(0, failure(status))).toBe(false);
      }),
    );
    expect(shouldRetry(0, new TypeError('broken'))).toBe(false);
  });
});
