import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, CHART } from './bars';

const amounts = fc.array(fc.nat({ max: 99_999_999_99 }), { minLength: 1, maxLength: 31 });

describe('the bars of the chart', () => {
  it('stand within it, side by side, in the order of the days', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        const bars = barsOf(all);
        expect(bars).toHaveLength(all.length);
        for (const [place, { x, y, width, height }] of bars.entries()) {
          expect(y + height).toBeCloseTo(CHART.height);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(bars[place + 1]?.x ?? CHART.width);
        }
      }),
    );
  });

  it('are as high as their amounts say, and none where there is nothing', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        const bars = barsOf(all);
        for (const [one, bar] of bars.entries()) {
          expect(bar.height === 0).toBe(all[one] === 0);
          for (const [other, next] of bars.entries()) {
            if ((all[one] ?? 0) > (all[other] ?? 0)) {
              expect(bar.height).toBeGreaterThanOrEqual(next.height);
            }
          }
        }
      }),
    );
  });
});
