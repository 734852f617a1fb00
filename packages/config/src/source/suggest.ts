import { closest, distance } from "fastest-levenshtein";

/** Of more names the nearest is not looked for. */
const mostCompared = 1000;
/** Of longer words neither. */
const longestWord = 100;
/** More are no help to read. */
const mostListed = 60;

/** `did you mean "sigmoid"?` for a name that is nearly one of the known ones. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const name = nearest(word, known);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}

/** The known name that a word is nearly. Whether words are joined by `_`, `-` or nothing is no difference. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word === "" || known.length === 0 || known.length > mostCompared || word.length > longestWord) {
    return undefined;
  }
  const lower = plain(word);
  const best = closest(
    lower,
    known.map((name) => plain(name)),
  );
  const name = known.find((candidate) => plain(candidate) === best)!;
  const steps = distance(lower, best);
  const near = steps <= Math.max(1, Math.floor(Math.max(lower.length, best.length) / 3));
  return near || (steps === 2 && letters(lower) === letters(best)) ? name : undefined;
}

/** `LeakyReLU`, `leaky_relu` and `leaky-relu` are the same to whoever remembers a name. */
function plain(word: string): string {
  const joined = word.toLowerCase().replace(/[_\s-]/g, "");
  return joined === "" ? word : joined;
}

/** Two letters that changed places are one slip, but two steps of the distance. */
function letters(word: string): string {
  return [...word].sort().join("");
}

/** `known activations: elu, relu`, as a list of notes. */
export function knownNames(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [`there are no ${what}`];
  const more = names.length > mostListed ? `, and ${names.length - mostListed} more` : "";
  return [`known ${what}: ${names.slice(0, mostListed).join(", ")}${more}`];
}
