export interface Plateau {
  readonly goal: "minimize" | "maximize";
  readonly factor: number;
  readonly patience: number;
  readonly threshold: number;
  readonly compare: "relative" | "absolute";
  readonly cooldown: number;
  readonly min: number;
  readonly eps: number;
}

/** The rate after a metric took these values, oldest first. A NaN is never better. */
export function rateAfter(values: readonly number[], base: number, plateau: Plateau): number {
  let rate = base;
  let best = plateau.goal === "minimize" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  let bad = 0;
  let cooling = 0;
  for (const value of values) {
    if (isBetter(value, best, plateau)) {
      best = value;
      bad = 0;
    } else {
      bad++;
    }
    if (cooling > 0) {
      cooling--;
      bad = 0;
    }
    if (bad <= plateau.patience) continue;
    const lower = Math.max(rate * plateau.factor, plateau.min);
    if (rate - lower > plateau.eps) rate = lower;
    cooling = plateau.cooldown;
    bad = 0;
  }
  return rate;
}

function isBetter(value: number, best: number, { goal, threshold, compare }: Plateau): boolean {
  const by = goal === "minimize" ? -threshold : threshold;
  const mark = compare === "relative" ? best * (1 + by) : best + by;
  return goal === "minimize" ? value < mark : value > mark;
}
