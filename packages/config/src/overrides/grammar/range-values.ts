import { addDecimals, exactDecimal, isLess, nearestNumber } from "./decimal.ts";
import type { NumberElement } from "./element.ts";
import { fail } from "./failure.ts";
import type { RangeSweep } from "./sweep.ts";

/** More values, or more jobs, are a slip of the pen. */
export const mostValues = 100_000;

/** The values of a range. Throws where its step is 0, where it has none, no last one, or too many. */
export function rangeValues(sweep: RangeSweep): NumberElement[] {
  const { start, stop, step, location } = sweep;
  if (step.value === 0) fail("a range with step 0 never ends", location, "give another step");
  if (![start, stop, step].every(({ value }) => Number.isFinite(value))) {
    fail("a range needs finite numbers to be expanded", location);
  }
  const values = countUp(sweep) ?? fail(`a range of more than ${mostValues} values`, location);
  if (values.length === 0) {
    const way = step.value > 0 ? "up" : "down";
    const hint = step.value > 0 ? "start below stop, or give a negative step" : "start above stop";
    fail(`the range is empty: no step ${way} from ${start.value} to ${stop.value}`, location, hint);
  }
  const type = isWhole(sweep) ? "integer" : "float";
  return values.map((value) => ({ kind: "scalar", type, value, location }));
}

/** The same values, last first. A range that cannot be expanded stays as it is. */
export function reversedRange(sweep: RangeSweep): RangeSweep {
  const { start, stop, step } = sweep;
  if (step.value === 0 || ![start, stop, step].every(({ value }) => Number.isFinite(value))) return sweep;
  const values = countUp(sweep);
  if (values === undefined || values.length < 2) return sweep;
  const type = isWhole(sweep) ? "integer" : "float";
  const number = (value: number): NumberElement => ({ kind: "scalar", type, value, location: step.location });
  const backwards: RangeSweep = {
    ...sweep,
    start: number(values.at(-1)!),
    stop: number(values[0]! - step.value),
    step: { ...step, value: -step.value },
  };
  return type === "integer" ? backwards : { ...backwards, reverseOf: sweep };
}

/** The values as plain numbers; nothing where there are too many. */
function countUp(sweep: RangeSweep): number[] | undefined {
  if (sweep.reverseOf !== undefined) return countUp(sweep.reverseOf)?.reverse();
  const [start, stop, step] = [sweep.start.value, sweep.stop.value, sweep.step.value];
  if ((stop - start) / step > mostValues * 2) return undefined;
  const values = isWhole(sweep) ? countIntegers(start, stop, step) : addUpFloats(start, stop, step);
  return values.length > mostValues ? undefined : values;
}

function countIntegers(start: number, stop: number, step: number): number[] {
  const values: number[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) values.push(at);
  return values;
}

function addUpFloats(start: number, stop: number, step: number): number[] {
  const values: number[] = [];
  const [end, by] = [exactDecimal(stop), exactDecimal(step)];
  let at = exactDecimal(start);
  while (step > 0 ? isLess(at, end) : isLess(end, at)) {
    values.push(nearestNumber(at));
    // A step that is lost beside a large start would go on for ever.
    if (values.length > mostValues) break;
    at = addDecimals(at, by);
  }
  return values;
}

function isWhole({ start, stop, step }: RangeSweep): boolean {
  return [start, stop, step].every(({ type }) => type === "integer");
}
