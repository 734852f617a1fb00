/** z with P(|Z| <= z) = confidence, rounded to the nearest double. */
const quantiles: ReadonlyMap<number, number> = new Map([
  [0.8, 1.2815515655446004],
  [0.9, 1.6448536269514726],
  [0.95, 1.9599639845400543],
  [0.99, 2.575829303548901],
]);

/**
 * The two-sided quantile of the standard normal: z with P(|Z| <= z) = `confidence`.
 * A table of the usual confidences; another one is a RangeError.
 */
export function normalQuantile(confidence: number): number {
  const z = quantiles.get(confidence);
  if (z === undefined) {
    const known = [...quantiles.keys()].join(", ");
    throw new RangeError(`no normal quantile for a confidence of ${confidence}; use one of ${known}`);
  }
  return z;
}
