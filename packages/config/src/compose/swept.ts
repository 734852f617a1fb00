import type { Override, Step } from "../overrides/arguments.ts";
import { rowOverride } from "../overrides/arguments.ts";
import type { Entry, Located, LocatedMap, Location } from "../source/located.ts";
import { childOf, nodeAt, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { applyOverride } from "./apply-override.ts";

/** Whether a value for a key chooses an option of a config group. Overrides are laid on top of an option. */
type IsChoice = (key: string, value: Located) => boolean;

/** Refuses values from the command line that the grid replaces, in every arm or in one: they would be lost without a word. */
export function refuseSwept(root: LocatedMap, overrides: readonly Override[], isChoice: IsChoice): Problem[] {
  // With a row of the grid on top, its values are there to replace others; the plan was read without one before.
  if (overrides.some(({ fromGrid }) => fromGrid)) return [];
  const grid = nodeAt(root, ["sweep", "grid"]);
  if (grid?.kind !== "map") return [];
  return overrides.flatMap((override) => {
    const swept = [...grid.entries].find(([key, entry]) => isLost(root, override, key, entry, isChoice));
    return swept === undefined ? [] : [sweptProblem(override, swept[0])];
  });
}

function sweptProblem({ path, value, location: whole }: Override, swept: string): Problem {
  const key = keyOf(path);
  const location = keyLocation(path);
  if (swept.startsWith(`${key}.`)) {
    const message = `${quote(swept)} is swept: sweep.grid sets it in every arm`;
    return { code: "E_OVERRIDE", message, location, hint: `leave out ${swept.slice(key.length + 1)}` };
  }
  const what = swept === key ? "it" : quote(swept);
  const message = `${quote(key)} is swept: sweep.grid sets ${what} in every arm`;
  const written = value === undefined ? "" : whole.source.text.slice(value.location.start);
  return { code: "E_OVERRIDE", message, location, hint: `write sweep.grid.${key}=[${written}]` };
}

function keyOf(path: readonly Step[]): string {
  return path.map(({ key }) => key).join(".");
}

function keyLocation(path: readonly Step[]): Location {
  return { ...path[0]!.location, end: path.at(-1)!.location.end };
}

/** Whether a value that holds in the config no longer does when some value of a grid's key is laid on top. */
function isLost(
  root: LocatedMap,
  { path, value }: Override,
  swept: string,
  { key: location, value: values }: Entry,
  isChoice: IsChoice,
): boolean {
  if (keyOf(path) === swept) return true;
  if (value === undefined) return false;
  if (values.kind !== "sequence" || !holds(value, valueAt(root, path))) return false;
  return values.items.some((item) => {
    if (isChoice(swept, item)) return false;
    const rules = { parts: true, anew: true, problems: [] };
    const arm = applyOverride(root, rowOverride(swept, location, item), rules);
    return !holds(value, valueAt(arm, path));
  });
}

/** Whether a value, or each key that it gives, is the one that stands at its place. */
function holds(value: Located, found: Located | undefined): boolean {
  if (value.kind !== "map") return found?.location === value.location;
  return [...value.entries].every(([key, entry]) => holds(entry.value, found && childOf(found, key)));
}

function valueAt(root: Located, path: readonly Step[]): Located | undefined {
  return nodeAt(
    root,
    path.map(({ key }) => key),
  );
}
