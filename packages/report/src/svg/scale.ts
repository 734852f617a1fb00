/** A linear axis: where values lie, and which are marked. */
export interface Scale {
  readonly ticks: readonly number[];
  /** 0 at the low end of the axis, 1 at its high end. */
  readonly position: (value: number) => number;
}

/** From 0 to 1 in quarters. */
export const fractions: Scale = { ticks: [0, 0.25, 0.5, 0.75, 1], position: (value) => value };

/** Around all finite values, from mark to mark, with steps of 1, 2 or 5 times a power of ten. */
export function scaleAround(values: readonly number[]): Scale {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return fractions;
  const least = finite.reduce((a, b) => Math.min(a, b));
  const most = finite.reduce((a, b) => Math.max(a, b));
  const margin = most > least ? 0 : Math.abs(least) / 4 || 0.5; // one value stands in the middle
  const [low, high] = [least - margin, most + margin];
  const { step, decimals } = stepFor((high - low) / 4);
  const start = Math.floor(low / step);
  const end = Math.max(Math.ceil(high / step), start + 1);
  const ticks = Array.from({ length: end - start + 1 }, (_, index) =>
    Number(((start + index) * step).toFixed(decimals)),
  );
  return { ticks, position: (value) => (value - start * step) / ((end - start) * step) };
}

/** The smallest round step of at least `least`. Powers of ten are read from text, which rounds them once. */
function stepFor(least: number): { step: number; decimals: number } {
  for (let exponent = -100; exponent <= 300; exponent++) {
    for (const digit of [1, 2, 5]) {
      const step = Number(`${digit}e${exponent}`);
      if (step >= least) return { step, decimals: Math.min(100, Math.max(0, -exponent)) };
    }
  }
  return { step: least, decimals: 0 };
}
