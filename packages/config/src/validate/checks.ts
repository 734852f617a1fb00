import { isKey } from "../overrides/arguments.ts";
import type { Located, LocatedMap } from "../source/located.ts";
import { describe, nodeAt, quote, toPlain } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";

/** What must hold between keys of an experiment, whatever its plugins. */
export function crossChecks(root: LocatedMap, written: LocatedMap = root): Problem[] {
  const grid = nodeAt(root, ["sweep", "grid"]);
  const keys = grid?.kind === "map" ? [...grid.entries.keys()] : [];
  const compare = nodeAt(root, ["report", "compare"]);
  const within = nodeAt(root, ["report", "within"]);
  return [
    ...gridSize(root),
    ...gridKeys(grid),
    // As written: an interpolation has another value in each arm.
    ...gridValues(nodeAt(written, ["sweep", "grid"])),
    ...namesGridKey("compare", compare, keys),
    ...namesGridKey("within", within, keys),
    ...distinctRoles(compare, within),
  ];
}

/** Each is composed and its program built before the first run starts. */
const mostArms = 10_000;
const mostRuns = 1_000_000;

/** A plan that no machine holds: whoever expands it would never come back. */
export function gridSize(root: LocatedMap): Problem[] {
  const grid = nodeAt(root, ["sweep", "grid"]);
  const seeds = nodeAt(root, ["sweep", "seeds"]);
  const values = grid?.kind === "map" ? [...grid.entries.values()].map(({ value }) => value) : [];
  const arms = values.reduce(
    (count, value) => count * (value.kind === "sequence" ? value.items.length : 1),
    1,
  );
  if (arms > mostArms) {
    const sweep = root.entries.get("sweep")!.value;
    const location = (sweep.kind === "map" ? sweep.entries.get("grid")?.key : undefined) ?? grid!.location;
    const message = `sweep.grid has ${arms} combinations, of ${mostArms} at most`;
    return [{ code: "E_OVERRIDE", message, location, hint: "leave out values or keys" }];
  }
  const count = seeds?.kind === "scalar" && typeof seeds.value === "number" ? seeds.value : 1;
  if (seeds === undefined || count * arms <= mostRuns) return [];
  const message = `the plan has ${arms * count} runs, of ${mostRuns} at most`;
  const hint = "write a smaller number";
  return [{ code: "E_TYPE", message, location: seeds.location, hint, overrides: seeds.overrides }];
}

/** Keys of the whole experiment: its arms cannot differ in them. */
export const shared: readonly string[] = ["name", "description", "plugins", "defaults", "sweep", "report"];

/** The grid without the keys that cannot be swept, which are told. */
export function soundGrid<Value>(grid: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(grid).filter(([key]) => isKey(key) && !isShared(key)));
}

function isShared(key: string): boolean {
  return ["seed", ...shared].includes(key.split(".")[0]!);
}

function gridKeys(grid: Located | undefined): Problem[] {
  if (grid?.kind !== "map") return [];
  return [...grid.entries].flatMap(([key, { key: location }]): Problem[] => {
    const first = key.split(".")[0]!;
    if (first === "seed") {
      const message = "seeds are replicates of each arm, not an axis of the grid";
      return [{ code: "E_OVERRIDE", message, location, hint: "write sweep.seeds" }];
    }
    if (shared.includes(first)) {
      const message = `${quote(key)} cannot be swept: ${first} is the same in every arm`;
      return [{ code: "E_OVERRIDE", message, location, hint: "remove it from the grid" }];
    }
    if (isKey(key)) return [];
    const hint = "write it as on the command line: optimizer.lr, or a config group";
    return [{ code: "E_OVERRIDE", message: `${quote(key)} is not a dotted key`, location, hint }];
  });
}

/** Two equal values would make two arms of one name. */
function gridValues(grid: Located | undefined): Problem[] {
  if (grid?.kind !== "map") return [];
  return [...grid.entries].flatMap(([key, { value }]) => {
    if (value.kind !== "sequence") return [];
    const seen = new Set<string>();
    return value.items.flatMap((item): Problem[] => {
      const text = JSON.stringify(toPlain(item));
      if (!seen.has(text)) {
        seen.add(text);
        return [];
      }
      const message = `sweep.grid has a value of ${quote(key)} twice`;
      return [
        { code: "E_OVERRIDE", message, location: item.location, hint: "write sweep.seeds to repeat an arm" },
      ];
    });
  });
}

function distinctRoles(compare: Located | undefined, within: Located | undefined): Problem[] {
  if (compare?.kind !== "scalar" || within?.kind !== "scalar" || compare.value !== within.value) return [];
  const message = `report.compare and report.within are both ${describe(within)}`;
  return [
    { code: "E_TYPE", message, location: within.location, hint: "name another key of sweep.grid, or none" },
  ];
}

function namesGridKey(role: string, node: Located | undefined, keys: readonly string[]): Problem[] {
  // Of another type: the schema has said so.
  if (node?.kind !== "scalar" || typeof node.value !== "string" || keys.includes(node.value)) return [];
  return [
    {
      code: "E_UNKNOWN_KEY",
      message: `report.${role} names ${quote(node.value)}, which is not a key of sweep.grid`,
      location: node.location,
      hint:
        didYouMean(node.value, keys) ??
        didYouMean(keys.find((key) => key.endsWith(`.${node.value}`)) ?? "", keys),
      notes: knownNames("keys of sweep.grid", keys),
      overrides: node.overrides,
    },
  ];
}
