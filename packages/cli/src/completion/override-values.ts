import type { z } from "@titrate/plugin";
import type { Catalogue } from "@titrate/plugin/host";
import { behind, type Candidate } from "./candidate.ts";
import { defOf, entriesOf, entryOf, type Place } from "./config-place.ts";
import { optionCandidates } from "./groups.ts";
import { childrenAt, gridPrefix } from "./override-keys.ts";
import { nameCandidates } from "./plugin-names.ts";
import type { KnownExperiment } from "./world.ts";

/** What may stand behind `key=`: options of a group, names of plugins, the values that a schema lists. */
export function assignedCandidates(
  key: string,
  written: string,
  known: KnownExperiment,
): readonly Candidate[] {
  if (key.startsWith(gridPrefix)) return assignedCandidates(key.slice(gridPrefix.length), written, known);
  // Of several values, a list's or a sweep's, it is the last one that is completed.
  const start = /^(?:.*[,[(]\s*)?/s.exec(written)![0];
  const [group = "", packageName] = key.split("@");
  const place = packageName === undefined ? placeAt(group, known) : undefined;
  // In `[`, what a list holds; but `key=[a, b]` of a grid, or of what is no list, are several values for the key.
  const entry = start.includes("[") && place !== undefined ? (entryOf(place) ?? place) : place;
  const options = optionCandidates(group, known);
  // Where an entry of defaults has chosen an option, only another option can stand in its place.
  const isChosen = known.chosen.includes(key);
  const values = entry === undefined || isChosen ? [] : placeCandidates(entry, known.catalogue);
  return behind(start, [...options, ...values, ...gridKeys(key, known)]);
}

function placeAt(key: string, known: KnownExperiment): Place | undefined {
  const path = key.split(".");
  return childrenAt(path.slice(0, -1), known).find((child) => child.key === path.at(-1))?.place;
}

function placeCandidates(place: Place, catalogue: Catalogue): readonly Candidate[] {
  switch (place.form) {
    case "part":
      return [...nameCandidates(place.kind, catalogue), ...(place.nullable ? [{ value: "null" }] : [])];
    case "type":
      return nameCandidates(place.kind, catalogue);
    case "value":
      return listedValues(place.schema).map((value) => ({ value: String(value) }));
    default:
      return [];
  }
}

/** The values that a schema lists: of an enum, true and false, null. Numbers and texts have no end. */
function listedValues(schema: z.core.$ZodType): readonly unknown[] {
  const def = defOf(schema);
  switch (def.type) {
    case "enum":
      return Object.values(def.entries);
    case "literal":
      return def.values;
    case "boolean":
      return [true, false];
    case "null":
      return [null];
    case "nullable":
      return [...listedValues(def.innerType), null];
    case "union":
      return def.options.flatMap(listedValues);
    default:
      return [];
  }
}

/** What is reported about a sweep names keys of its grid. */
function gridKeys(key: string, { config }: KnownExperiment): readonly Candidate[] {
  if (key !== "report.compare" && key !== "report.within") return [];
  const { grid } = entriesOf(entriesOf(config).sweep);
  return Object.keys(entriesOf(grid)).map((value) => ({ value, description: "a key of sweep.grid" }));
}
