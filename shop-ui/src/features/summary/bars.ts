export const CHART = { width: 700, height: 160 } as const;

const GAP = 0.35;
/** A day with any revenue at all is seen to have some. */
const LEAST_HEIGHT = 3;

export type Bar = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A bar for each amount, the first at the left; the highest fills the chart. */
export function barsOf(amounts: readonly number[]): readonly Bar[] {
  const highest = Math.max(...amounts, 1);
  const room = CHART.width / Math.max(amounts.length, 1);
  const width = room * (1 - GAP);
  return amounts.map((amount, place) => {
    const full = (Math.max(amount, 0) / highest) * CHART.height;
    const height = amount > 0 ? Math.max(full, LEAST_HEIGHT) : 0;
    return { x: room * place + (room - width) / 2, y: CHART.height - height, width, height };
  });
}
