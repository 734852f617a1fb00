import type { Located, LocatedMap } from "./located.ts";
import { nodeAt, quote } from "./located.ts";
import { isKey } from "./overrides.ts";
import type { Problem } from "./problem.ts";
import { didYouMean, knownNames } from "./suggest.ts";

/** What must hold between keys of an experiment, whatever its plugins. */
export function crossChecks(root: LocatedMap): Problem[] {
  const grid = nodeAt(root, ["sweep", "grid"]);
  const keys = grid?.kind === "map" ? [...grid.entries.keys()] : [];
  return [
    ...gridKeys(grid),
    ...namesGridKey("compare", nodeAt(root, ["report", "compare"]), keys),
    ...namesGridKey("within", nodeAt(root, ["report", "within"]), keys),
  ];
}

function gridKeys(grid: Located | undefined): Problem[] {
  if (grid?.kind !== "map") return [];
  return [...grid.entries].flatMap(([key, { key: location }]): Problem[] => {
    if (key === "seed") {
      const message = "seeds are replicates of each arm, not an axis of the grid";
      return [{ code: "E_OVERRIDE", message, location, hint: "write sweep.seeds" }];
    }
    if (isKey(key)) return [];
    return [{ code: "E_OVERRIDE", message: `${quote(key)} is not a dotted key`, location }];
  });
}

function namesGridKey(role: string, node: Located | undefined, keys: readonly string[]): Problem[] {
  // Of another type: the schema has said so.
  if (node?.kind !== "scalar" || typeof node.value !== "string" || keys.includes(node.value)) return [];
  return [
    {
      code: "E_UNKNOWN_KEY",
      message: `report.${role} names ${quote(node.value)}, which is not a key of sweep.grid`,
      location: node.location,
      hint: didYouMean(node.value, keys),
      notes: knownNames("keys of sweep.grid", keys),
      overrides: node.overrides,
    },
  ];
}
