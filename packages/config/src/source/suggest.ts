import { closest, distance } from "fastest-levenshtein";

/** `did you mean "sigmoid"?` for a name that is nearly one of the known ones. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const name = nearest(word, known);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}

/** The known name that a word is nearly. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word === "" || known.length === 0) return undefined;
  const lower = word.toLowerCase();
  const best = closest(
    lower,
    known.map((name) => name.toLowerCase()),
  );
  const name = known.find((candidate) => candidate.toLowerCase() === best)!;
  const steps = distance(lower, best);
  const near = steps <= Math.max(1, Math.floor(Math.max(lower.length, best.length) / 3));
  return near || (steps === 2 && letters(lower) === letters(best)) ? name : undefined;
}

/** Two letters that changed places are one slip, but two steps of the distance. */
function letters(word: string): string {
  return [...word].sort().join("");
}

/** `known activations: elu, relu`, as a list of notes. */
export function knownNames(what: string, names: readonly string[]): string[] {
  return [names.length === 0 ? `there are no ${what}` : `known ${what}: ${names.join(", ")}`];
}
