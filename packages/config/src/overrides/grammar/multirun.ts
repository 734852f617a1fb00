import { quote } from "../../source/located.ts";
import type { Problem } from "../../source/problem.ts";
import { throwAny } from "../../source/problem.ts";
import type { Element } from "./element.ts";
import { attempt, fail } from "./failure.ts";
import type { ParsedOverride } from "./override.ts";
import { mostValues } from "./range-values.ts";
import { renderElement } from "./render.ts";
import type { ZipSweep } from "./sweep.ts";
import { isElement } from "./sweep.ts";
import { sweepValues } from "./sweep-values.ts";
import type { Target } from "./target.ts";
import { targetText } from "./target.ts";

/** One key of one job, with its value; nothing for `~a`. */
export interface Setting {
  readonly target: Target;
  readonly value?: Element;
}

/** The options of a config group, in their order; nothing where there is no such group. */
type OptionsOf = (key: string) => readonly string[] | undefined;

/**
 * The jobs of a sweep, as Hydra's basic sweeper makes them: each value of each key with each of all others, the first
 * key slowest. A later override of a key replaces the earlier one, at its place.
 * Throws ConfigError with the problems of all that cannot be expanded.
 */
export function expandOverrides(overrides: readonly ParsedOverride[], optionsOf?: OptionsOf): string[][] {
  return expandJobs(overrides, optionsOf).map((settings) => settings.map(settingText));
}

/** The same, typed: a text of digits that a function made stays a text. */
export function expandJobs(overrides: readonly ParsedOverride[], optionsOf?: OptionsOf): Setting[][] {
  const problems: Problem[] = [];
  const axes = new Map<string, Setting[][]>();
  for (const override of overrides) {
    const axis = attempt(problems, () => axisOf(override, optionsOf));
    if (axis !== undefined) axes.set(axisKey(override), axis);
  }
  attempt(problems, () => checkKeys(overrides));
  throwAny(problems);
  return product([...axes.values()], overrides);
}

/** An override of one job, as Hydra writes it. */
export function settingText({ target, value }: Setting): string {
  return value === undefined ? targetText(target) : `${targetText(target)}=${renderElement(value)}`;
}

function axisKey({ value, ...target }: ParsedOverride): string {
  return value?.kind === "zip" ? `zip ${value.members.map(targetText).join()}` : targetText(target);
}

/** What changes together from job to job: one override, or all that a zip moves. */
function axisOf(override: ParsedOverride, optionsOf: OptionsOf | undefined): Setting[][] {
  const { value } = override;
  if (value === undefined) return [[{ target: override }]];
  if (isElement(value)) return [[{ target: override, value }]];
  if (value.kind === "zip") return zipRows(value, optionsOf);
  return sweepValues(value, optionsOf?.(override.key)).map((each) => [{ target: override, value: each }]);
}

function zipRows({ members, location }: ZipSweep, optionsOf: OptionsOf | undefined): Setting[][] {
  const columns = members.map((target) => ({
    target,
    values: sweepValues(target.value, optionsOf?.(target.key)),
  }));
  const [first] = columns;
  const other = columns.find(({ values }) => values.length !== first!.values.length);
  if (other !== undefined) {
    const counts = `${other.values.length} and ${first!.values.length} values`;
    fail(`zip() moves sweeps of one length, not of ${counts}`, location);
  }
  return first!.values.map((_, row) =>
    columns.map(({ target, values }) => ({ target, value: values[row]! })),
  );
}

/** A key that a zip moves can be set by nothing else: it is no axis that could be replaced. */
function checkKeys(overrides: readonly ParsedOverride[]): void {
  for (const override of overrides) {
    if (override.value?.kind !== "zip") continue;
    for (const member of override.value.members) {
      const key = targetText(member);
      const other = overrides.find((each) => each !== override && keysOf(each).includes(key));
      if (other === undefined) continue;
      fail(`${quote(key)} is set twice: by zip() and elsewhere`, member.keyLocation, "leave one of them out");
    }
  }
}

function keysOf(override: ParsedOverride): string[] {
  return override.value?.kind === "zip" ? override.value.members.map(targetText) : [targetText(override)];
}

function product(axes: readonly Setting[][][], overrides: readonly ParsedOverride[]): Setting[][] {
  const count = axes.reduce((jobs, axis) => jobs * axis.length, 1);
  if (count > mostValues) {
    const message = `${count} jobs are more than ${mostValues}`;
    throwAny([{ code: "E_OVERRIDE", message, location: overrides[0]!.location }]);
  }
  return axes.reduce<Setting[][]>(
    (jobs, axis) => jobs.flatMap((job) => axis.map((settings) => [...job, ...settings])),
    [[]],
  );
}
