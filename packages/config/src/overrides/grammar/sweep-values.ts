import type { Element } from "./element.ts";
import { fail } from "./failure.ts";
import { matches } from "./match.ts";
import { mostValues, rangeValues } from "./range-values.ts";
import { inShuffledOrder } from "./shuffled.ts";
import type { ChoiceSweep, GlobSweep, IntervalSweep, RangeSweep } from "./sweep.ts";

/**
 * The values of a sweep, in the order of its jobs. `options` are those of the config group that it chooses from.
 * Throws where there are none, no end of them, or more than there may be.
 */
export function sweepValues(
  sweep: ChoiceSweep | RangeSweep | IntervalSweep | GlobSweep,
  options: readonly string[] | undefined,
): readonly Element[] {
  const { location } = sweep;
  if (sweep.kind === "interval") {
    return fail("an interval() has no end of values", location, "list them with range() or choice()");
  }
  if (sweep.kind === "glob") {
    if (options === undefined)
      return fail("glob() chooses options of a config group", location, "this is none");
    const chosen = globOptions(sweep, options);
    if (chosen.length === 0) fail("glob() selects none of the options", location, options.join(", "));
    return chosen.map((value) => ({ kind: "scalar", type: "string", value, location }));
  }
  const values = sweep.kind === "choice" ? sweep.items : rangeValues(sweep);
  if (values.length === 0) return fail("the sweep has no values", location, "give it some");
  if (values.length > mostValues) return fail(`a sweep of more than ${mostValues} values`, location);
  return sweep.shuffle ? inShuffledOrder(values, location) : values;
}

/** The options that a glob selects, in their order. */
export function globOptions({ include, exclude }: GlobSweep, options: readonly string[]): string[] {
  const matchesAny = (name: string, patterns: readonly string[]) =>
    patterns.some((pattern) => matches(name, pattern));
  return options.filter((name) => matchesAny(name, include) && !matchesAny(name, exclude));
}
