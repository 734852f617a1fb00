import type { Activation } from "@titrate/plugin";
import { type Check, fact, fails, holds, must, tell } from "../check.ts";
import { type Break, breaksOf } from "../curve/breaks.ts";
import { between, type Curve, curveComputer, curveOf } from "../curve/curve.ts";
import { bounded, deadZones, largest, monotone, nonFinite, steepest, zeroCentred } from "../curve/facts.ts";
import { counted, show, showSome } from "../show.ts";

/** The name of the check of a declared derivative. */
export const declared = "declared derivative against the formula's";

const grid = between(-10, 10, 4001);
const far = [-1e8, -1e4, 1e4, 1e8];
/** 0 and what lies a twentieth apart from 1e-6 to 1e4, to both sides; rising. */
const wide = wideGrid();

/** What is seen of an element-wise activation when it is drawn. */
export function curveChecks(bind: () => Activation): readonly Check[] {
  let computed: { near: Curve; far: Curve; breaks: Break[] } | undefined;
  const curves = () => {
    if (computed === undefined) {
      const near = curveOf(bind(), grid);
      computed = { near, far: curveOf(bind(), far), breaks: breaksOf(bind(), -10, 10) };
    }
    return computed;
  };
  const declares = curveOf(bind(), [0]).formulaSlope !== undefined;
  return [
    declares
      ? must(declared, () => declaredSlope(curves().near, curves().breaks))
      : must("slope against differences from -10 to 10", () => slopeOf(bind(), curves().breaks)),
    must("finite from -10,000 to 10,000", () => finiteIn(bind())),
    must("f32 against f64", () => halfTheDigits(bind())),
    tell("kinks and jumps", () => showBreaks(curves().breaks)),
    tell("monotone", () => monotone(curves().near)),
    tell("bounded", () => bounded(curves().near, curves().far)),
    tell("zero-centred", () => zeroCentred(curveOf(bind(), [0]).y[0]!)),
    tell("dead zones", () => deadZones(curves().near, curves().far, curves().breaks)),
    tell("slope", () => steepest(curves().near)),
    tell("not finite", () => nonFinite(curveOf(bind(), wide))),
  ];
}

function declaredSlope({ x, slope, formulaSlope }: Curve, breaks: readonly Break[]) {
  const own = formulaSlope!;
  if (own.every((value) => value === 0)) return fact("a surrogate: the formula's own gradient is 0");
  let [compared, worst, replaced] = [0, 0, 0];
  for (const [i, wanted] of own.entries()) {
    if (isNear(x[i]!, breaks, 1e-6)) continue;
    if (wanted === 0 || !Number.isFinite(wanted)) {
      if (slope[i] !== wanted) replaced++;
      continue;
    }
    const error = Math.abs(slope[i]! - wanted) / Math.max(1, Math.abs(wanted));
    if (!(error <= 1e-6)) {
      const [declared, formula] = [show(slope[i]!), show(wanted)];
      return fails(
        `at ${show(x[i]!)} the declared derivative is ${declared}, and that of the formula is ${formula}`,
        "derivative",
      );
    }
    compared++;
    worst = Math.max(worst, error);
  }
  const words = replaced > 0 ? `; replaces a slope of 0 or infinity at ${counted(replaced, "point")}` : "";
  return holds(`${counted(compared, "point")}, worst error ${show(worst)}${words}`);
}

/** Central differences with step 1e-5, away from kinks. */
function slopeOf(activation: Activation, breaks: readonly Break[]) {
  const step = 1e-5;
  const f = curveComputer(activation, grid.length);
  const { x, y, slope } = f(grid);
  const [above, below] = [f(grid.map((at) => at + step)).y, f(grid.map((at) => at - step)).y];
  let [compared, worst] = [0, 0];
  for (const [i, at] of x.entries()) {
    if (isNear(at, breaks, 2 * step) || !Number.isFinite(y[i]!)) continue;
    const difference = (above[i]! - below[i]!) / (2 * step);
    const error = Math.abs(slope[i]! - difference) / Math.max(1, Math.abs(difference));
    if (!(error <= 1e-5))
      return fails(`at ${show(at)} the gradient is ${slope[i]}, and differences give ${show(difference)}`);
    compared++;
    worst = Math.max(worst, error);
  }
  return holds(`${counted(compared, "point")}, worst error ${show(worst)}`);
}

/**
 * NaN is never right, and infinity only for a number that is too large: where the function is infinite, it is already
 * enormous beside that point.
 */
function finiteIn(activation: Activation) {
  const told: string[] = [];
  for (const precision of ["f32", "f64"] as const) {
    const enormous = precision === "f32" ? 1e18 : 1e150;
    const { x, y, slope } = curveOf(activation, wide, precision);
    for (const [what, values] of [
      ["f", y],
      ["the slope", slope],
    ] as const) {
      for (const [i, value] of values.entries()) {
        if (Number.isFinite(value)) continue;
        const where = `${what} is ${value} at ${show(x[i]!)} in ${precision}`;
        const step = x[i]! < 0 ? 1 : -1;
        let inner = i;
        while (x[inner] !== 0 && !Number.isFinite(values[inner]!)) inner += step;
        const beside = Math.abs(values[inner]!);
        if (Number.isNaN(value) || !(beside > enormous && beside < Number.POSITIVE_INFINITY)) {
          return fails(
            `${where}, and ${show(values[inner]!)} at ${show(x[inner]!)}; choose a form that does not overflow`,
          );
        }
        told.push(`overflows ${precision} at ${show(x[inner]!)}`);
      }
    }
  }
  return holds(told[0] ?? "");
}

function halfTheDigits(activation: Activation) {
  const points = grid.map(Math.fround);
  const [narrow, full] = [curveOf(activation, points, "f32"), curveOf(activation, points)];
  const errors = full.y.map((y, i) => {
    const error = Math.abs(narrow.y[i]! - y) / Math.max(1, Math.abs(y));
    return Object.is(narrow.y[i], y) || Math.abs(y) > 1e38 ? 0 : error;
  });
  const worst = largest(errors);
  const found = `at most ${show(errors[worst]!)} apart, at ${show(points[worst]!)}`;
  return errors[worst]! <= 1e-2 ? holds(found) : fails(`${found}; choose a form that does not cancel`);
}

function showBreaks(breaks: readonly Break[]) {
  const list = (jumps: boolean): string[] =>
    breaks.filter((each) => each.jumps === jumps).map(({ at }) => show(Number(at.toFixed(4))));
  const [kinks, jumps] = [list(false), list(true)];
  if (breaks.length === 0) return fact("none from -10 to 10");
  const words = [
    ...(kinks.length > 0 ? [`a kink at ${showSome(kinks)}`] : []),
    ...(jumps.length > 0 ? [`a jump at ${showSome(jumps)}`] : []),
  ];
  return fact(words.join("; "));
}

const isNear = (x: number, breaks: readonly Break[], by: number): boolean =>
  breaks.some(({ at }) => Math.abs(at - x) <= by);

function wideGrid(): Float64Array {
  const sizes: number[] = [];
  for (let size = 1e-6; size < 1e4; size *= 1.05) sizes.push(size);
  sizes.push(1e4);
  return Float64Array.from([...sizes.map((size) => -size).reverse(), 0, ...sizes]);
}
