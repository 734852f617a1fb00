import type { Located } from "../source/located.ts";
import { formatPlace } from "../source/problem.ts";

/** Where a value is from that an interpolation gave, as lines after a problem about it. */
export function originNotes({ from }: Located): string[] {
  if (from === undefined) return [];
  const { written, target, outside } = from;
  const places = target === undefined ? [] : [`it is ${written}, from ${formatPlace(target.location)}`];
  const sources = outside.map((what) => `it is from ${what}`);
  const notes = [...places, ...sources];
  return notes.length > 0 ? notes : [`it is what ${written} comes to`];
}
