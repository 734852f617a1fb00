import { type Finding, fact } from "../check.ts";
import { show, showSome } from "../show.ts";
import type { Break } from "./breaks.ts";
import type { Curve } from "./curve.ts";

// What a curve shows of a function, in words. `curve` is from -10 to 10; `far` are points far outside.

export function monotone({ x, y }: Curve): Finding {
  const falls = runsWhere(x, (i) => y[i + 1]! < y[i]! - slack(y[i]!));
  const rises = runsWhere(x, (i) => y[i + 1]! > y[i]! + slack(y[i]!));
  if (falls.length === 0) return fact(rises.length === 0 ? "yes, it is constant" : "yes, it never falls");
  if (rises.length === 0) return fact("yes, it never rises");
  const [word, runs] = falls.length <= rises.length ? ["falls", falls] : ["rises", rises];
  return fact(`no: ${word} ${showSome(runs.map(showInterval))}`);
}

/** @param far f at -1e8, -1e4, 1e4 and 1e8. */
export function bounded({ x, y }: Curve, far: Curve): Finding {
  const [lower, upper] = [bound(x, y, far, -1), bound(x, y, far, 1)];
  if (lower === undefined && upper === undefined) return fact("on neither side");
  if (upper === undefined) return fact(`below, by ${lower}`);
  if (lower === undefined) return fact(`above, by ${upper}`);
  return fact(`from ${lower} to ${upper}`);
}

export function zeroCentred(atZero: number): Finding {
  return fact(atZero === 0 ? "yes, f(0) = 0" : `no, f(0) = ${show(atZero)}`);
}

/**
 * @param far f at -1e8, -1e4, 1e4 and 1e8.
 * @param breaks where zones may end, more exactly than the curve tells.
 */
export function deadZones({ x, slope }: Curve, far: Curve, breaks: readonly Break[]): Finding {
  const step = x[1]! - x[0]!;
  const exact = (end: number): number => {
    const near = breaks.find(({ at }) => Math.abs(at - end) < 1.5 * step);
    return near === undefined ? end : Number(near.at.toFixed(4)) + 0;
  };
  const zones = runsWhere(x, (i) => slope[i] === 0 && slope[i + 1] === 0).map(
    ([from, to]) => [exact(from), exact(to)] as const,
  );
  const [first, last] = [x[0]!, x.at(-1)!];
  const shown = zones.map(([from, to]) => {
    const open = [from === first && far.slope[1] === 0, to === last && far.slope[2] === 0];
    if (open[0] && open[1]) return "everywhere";
    if (open[0]) return `below ${show(to)}`;
    return open[1] ? `above ${show(from)}` : showInterval([from, to]);
  });
  return fact(shown.length === 0 ? "none" : `the slope is 0 ${showSome(shown)}`);
}

export function steepest({ x, slope }: Curve): Finding {
  const worst = largest(slope);
  return fact(`at most ${show(Math.abs(slope[worst]!))} from -10 to 10, at ${show(x[worst]!)}`);
}

export function nonFinite({ x, y, slope }: Curve): Finding {
  const runs = runsWhere(x, (i) => !Number.isFinite(y[i]!) || !Number.isFinite(slope[i]!), 1);
  return fact(runs.length === 0 ? "none from -10,000 to 10,000" : showSome(runs.map(showInterval)));
}

/** The index of the element of the largest size; NaN is the largest. */
export function largest(values: Float64Array): number {
  let best = 0;
  for (const [i, value] of values.entries()) {
    if (Number.isNaN(value)) return i;
    if (Math.abs(value) > Math.abs(values[best]!)) best = i;
  }
  return best;
}

/** The bound on one side; undefined where the function still grows between 1e4 and 1e8. */
function bound(x: Float64Array, y: Float64Array, far: Curve, sign: 1 | -1): string | undefined {
  let best = 0;
  for (let i = 1; i < y.length; i++) if (sign * y[i]! > sign * y[best]!) best = i;
  const near = Math.max(sign * y[best]!, sign * far.y[1]!, sign * far.y[2]!);
  const beyond = Math.max(sign * far.y[0]!, sign * far.y[3]!);
  if (!(beyond - near <= 0.01 * Math.max(1, Math.abs(near)))) return undefined;
  const furthest = Math.max(near, beyond);
  if (furthest > sign * y[best]!) return show(sign * furthest);
  const isEnd = best === 0 || best === x.length - 1 || y[best] === y[best - 1] || y[best] === y[best + 1];
  return `${show(y[best]!)}${isEnd ? "" : ` at ${show(x[best]!)}`}`;
}

type Interval = readonly [from: number, to: number];

/** The stretches of x where something is so; `last` is how many points it looks ahead, less one. */
function runsWhere(x: Float64Array, isSo: (i: number) => boolean, last = 0): Interval[] {
  const runs: [number, number][] = [];
  let open = false;
  for (let i = 0; i < x.length - 1 + last; i++) {
    const so = isSo(i);
    if (so && !open) runs.push([x[i]!, x[i]!]);
    if (so) runs.at(-1)![1] = x[Math.min(i + 1 - last, x.length - 1)]!;
    open = so;
  }
  return runs;
}

const slack = (y: number): number => 1e-12 * Math.max(1, Math.abs(y));
const showInterval = ([from, to]: Interval): string =>
  from === to ? `at ${show(from)}` : `between ${show(from)} and ${show(to)}`;
