import type { Entry, Path } from "../source/located.ts";
import { quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { knownNames, nearest } from "../source/suggest.ts";
import type { Elsewhere } from "./elsewhere.ts";
import { synonymOf } from "./synonyms.ts";

/** What an unknown key is told with. */
export interface UnknownKey {
  /** `layer "dense" has no parameter`. */
  readonly lacks: string;
  readonly key: string;
  readonly entry: Entry;
  /** Of the map that it stands in. */
  readonly path: Path;
  readonly known: readonly string[];
  /** `parameters of dense`. */
  readonly what: string;
  /** Why it is unknown, where that is known; then no other name is looked for. */
  readonly reason?: string | undefined;
}

/** That no one reads a key. What it was meant for, where that stands elsewhere, is added to `meant`. */
export function unknownKey(
  { lacks, key, entry, path, known, what, reason }: UnknownKey,
  elsewhere: Elsewhere,
  meant: Set<string>,
): Problem {
  const { exact, near } = elsewhere(key);
  const isOutside = (dotted: string): boolean => dotted.split(".").slice(0, -1).join(".") !== path.join(".");
  const name = meaningOf(key, known);
  // A key of this very map that is written in another way, then one of another map, then one that is nearly it.
  const isSame = name !== undefined && isSpelled(key, name);
  const place = isSame
    ? undefined
    : (exact.find(isOutside) ?? (name === undefined ? near.find(isOutside) : undefined));
  if (reason === undefined && place !== undefined && path[0] !== "sweep") meant.add(place);
  return {
    code: "E_UNKNOWN_KEY",
    message: `${lacks} ${quote(key)}`,
    location: entry.key,
    hint: reason === undefined ? hintFor(name, place, path, known) : "remove it, or keep the type",
    notes: [...(reason === undefined ? [] : [reason]), ...knownNames(what, known)],
    overrides: entry.value.overrides,
  };
}

/** The known key that a word is another library's name of, or nearly. */
export function meaningOf(word: string, known: readonly string[]): string | undefined {
  return synonymOf(word, known) ?? nearest(word, known);
}

function hintFor(
  name: string | undefined,
  place: string | undefined,
  path: Path,
  known: readonly string[],
): string {
  // What is to be swept is most often written one level too high.
  if (place !== undefined && path.join(".") === "sweep") return "write it below grid:";
  if (place !== undefined)
    return place.includes(".") ? `did you mean ${place}?` : `did you mean "${place}" at the top?`;
  if (name !== undefined) return `did you mean "${name}"?`;
  return known.includes("vars")
    ? "remove it; what only interpolations read goes under vars"
    : "remove it, or write one of the keys below";
}

/** Whether two words differ in nothing but how they are joined or written large, or in a plural. */
export function isSpelled(word: string, name: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[_\s-]|s$/g, "");
  return plain(word) === plain(name) || synonymOf(word, [name]) === name;
}
